package io.plateau.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.continual.scenario.Protocol;
import io.plateau.continual.scenario.Scenario;
import io.plateau.jobs.ThreeTasks.Stop;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.continual.StreamRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream comes to the same bytes, however often it was stopped. */
@Tag("slow")
class StreamResumeTest {

  private static ThreeTasks tasks;

  @TempDir private Path directory;

  @BeforeAll
  static void open() throws IOException {
    tasks = new ThreeTasks();
  }

  @AfterAll
  static void close() {
    tasks.close();
  }

  private StreamRun run(Scenario scenario, ContinualSettings settings, String out, Stop stop)
      throws IOException {
    return tasks.run(scenario, settings, directory.resolve(out), stop);
  }

  private byte[] bytes(String out, String file) throws IOException {
    return Files.readAllBytes(directory.resolve(out).resolve(file));
  }

  private String text(String out, String file) throws IOException {
    return Files.readString(directory.resolve(out).resolve(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zero-shot",
        "ncm",
        "rail",
        "ranpac",
        "sequential",
        "joint",
        "replay",
        "der++",
        "a-gem+text-anchor",
        "lwf+ewc",
        "distill+mod-x",
        "replay+ewc+averaging",
        "s-prompts",
        "gaussian-key",
        "star-prompt",
        "adapter-mixture",
        "gaussian-replay",
        "mixture-replay+lwf"
      })
  void aRunThatStoppedBetweenTasksGoesOnToTheSameBytes(String strategy) throws IOException {
    ContinualSettings settings = ThreeTasks.SETTINGS.with("strategy=" + strategy);
    Scenario scenario = tasks.stream(Protocol.CLASS_INCREMENTAL);
    run(scenario, settings, "whole", Stop.NEVER).start();
    assertThatThrownBy(() -> run(scenario, settings, "stopped", new Stop(1, -1)).start())
        .hasMessageContaining("stopped");

    run(scenario, settings, "stopped", Stop.NEVER).resume();

    for (String file :
        List.of("matrix.csv", "metrics.json", "after-03/state.bin", "after-02/scores.json")) {
      assertThat(bytes("stopped", file)).as(file).isEqualTo(bytes("whole", file));
    }
    assertThat(text("whole", "matrix.csv"))
        .matches(
            "after,one,two,three\\nzero-shot,,,\\nafter 1,\\d+/8,,\\nafter 2,(\\d+/8,){2}\\nafter 3,\\d+/8,\\d+/8,\\d+/8\\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sequential", "der+++lwf", "a-gem+ewc", "distill+mod-x+text-anchor", "averaging"})
  void aRunThatStoppedInsideATaskGoesOnFromItsCheckpoint(String strategy) throws IOException {
    ContinualSettings settings =
        ThreeTasks.SETTINGS.with("strategy=" + strategy, "steps=3", "method=gcscoop");
    Scenario scenario = tasks.stream(Protocol.TASK_INCREMENTAL);
    run(scenario, settings, "whole", Stop.NEVER).start();
    assertThatThrownBy(() -> run(scenario, settings, "stopped", new Stop(1, -1)).start())
        .hasMessageContaining("stopped");
    assertThatThrownBy(() -> run(scenario, settings, "stopped", new Stop(-1, 2)).resume())
        .hasMessageContaining("stopped");
    assertThat(directory.resolve("stopped/after-02/checkpoints")).isNotEmptyDirectory();

    run(scenario, settings, "stopped", Stop.NEVER).resume();

    assertThat(bytes("stopped", "metrics.json")).isEqualTo(bytes("whole", "metrics.json"));
    assertThat(bytes("stopped", "after-03/state.bin"))
        .isEqualTo(bytes("whole", "after-03/state.bin"));
    assertThat(directory.resolve("stopped/after-02/checkpoints")).doesNotExist();
  }

  /** Tokens are fitted in three steps, and aligned in more. */
  @ParameterizedTest
  @CsvSource({
    "s-prompts, 2, checkpoints",
    "star-prompt, 2, checkpoints",
    "star-prompt, 5, alignment/checkpoints"
  })
  void whatIsLearnedForATaskGoesOnFromItsCheckpoint(String strategy, int step, String folder)
      throws IOException {
    ContinualSettings settings =
        ThreeTasks.SETTINGS.with(
            "strategy=" + strategy, "steps=3", "generated=128", "align-epochs=3");
    Scenario scenario = tasks.stream(Protocol.CLASS_INCREMENTAL);
    run(scenario, settings, "whole", Stop.NEVER).start();
    assertThatThrownBy(() -> run(scenario, settings, "stopped", new Stop(1, -1)).start())
        .hasMessageContaining("stopped");
    assertThatThrownBy(() -> run(scenario, settings, "stopped", new Stop(-1, step)).resume())
        .hasMessageContaining("stopped");
    assertThat(directory.resolve("stopped/after-02").resolve(folder)).isNotEmptyDirectory();

    run(scenario, settings, "stopped", Stop.NEVER).resume();

    assertThat(bytes("stopped", "metrics.json")).isEqualTo(bytes("whole", "metrics.json"));
    assertThat(bytes("stopped", "after-03/state.bin"))
        .isEqualTo(bytes("whole", "after-03/state.bin"));
    assertThat(directory.resolve("stopped/after-02").resolve(folder)).doesNotExist();
  }
}
