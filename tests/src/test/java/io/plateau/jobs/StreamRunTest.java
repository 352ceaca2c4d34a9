package io.plateau.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.continual.scenario.Protocol;
import io.plateau.continual.scenario.Scenario;
import io.plateau.jobs.ThreeTasks.Stop;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.continual.StreamRun;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stream of tasks leaves in its directory. */
@Tag("slow")
class StreamRunTest {

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

  @Test
  void whereSamplesOfTheTasksWentIsSaved() throws IOException {
    run(
            tasks.stream(Protocol.TASK_INCREMENTAL),
            ThreeTasks.SETTINGS.with("strategy=s-prompts", "steps=1"),
            "routed",
            Stop.NEVER)
        .start();

    JsonArray routing =
        JsonParser.parseString(text("routed", "metrics.json"))
            .getAsJsonObject()
            .getAsJsonArray("routing");

    assertThat(routing).hasSize(3);
    JsonArray confusion = routing.get(1).getAsJsonObject().getAsJsonArray("confusion");
    assertThat(confusion).hasSize(2);
    int all = 0;
    int right = 0;
    for (int task = 0; task < 2; task++) {
      for (int selected = 0; selected <= 2; selected++) {
        int count = confusion.get(task).getAsJsonArray().get(selected).getAsInt();
        all += count;
        right += selected == task ? count : 0;
      }
    }
    assertThat(all).isEqualTo(16);
    assertThat(routing.get(1).getAsJsonObject().get("right").getAsDouble()).isEqualTo(right / 16.0);
  }

  @Test
  void unseenTasksAreMissingWhereAStrategyKnowsNothingOfThem() throws IOException {
    run(
            tasks.stream(Protocol.TASK_INCREMENTAL),
            ThreeTasks.SETTINGS.with("strategy=ncm"),
            "ncm",
            Stop.NEVER)
        .start();

    assertThat(text("ncm", "matrix.csv"))
        .matches("(?s).*zero-shot(,\\d/8){3}\\nafter 1,\\d/8,,\\nafter 2,\\d/8,\\d/8,\\n.*");
    assertThat(text("ncm", "metrics.json"))
        .contains("\"transfer\": null", "the accuracy on two after task 1 (one) is missing");
  }

  @Test
  void everyTasksGradientIsComparedAfterEachTask() throws IOException {
    run(tasks.stream(Protocol.TASK_INCREMENTAL), ThreeTasks.SETTINGS, "out", Stop.NEVER).start();

    JsonArray interference =
        JsonParser.parseString(text("out", "metrics.json"))
            .getAsJsonObject()
            .getAsJsonArray("interference");

    assertThat(interference).hasSize(3);
    JsonObject last = interference.get(2).getAsJsonObject();
    JsonArray cosines = last.getAsJsonArray("gradient_cosines");
    assertThat(cosines).hasSize(3);
    for (int task = 0; task < 3; task++) {
      JsonArray row = cosines.get(task).getAsJsonArray();
      assertThat(row.get(task).getAsDouble()).isCloseTo(1, within(1e-6));
      assertThat(row.get((task + 1) % 3))
          .isEqualTo(cosines.get((task + 1) % 3).getAsJsonArray().get(task));
    }
    assertThat(last.get("mean_cosine").getAsDouble()).isBetween(-1.0, 1.0);
    assertThat(last.get("share_below_zero").getAsDouble()).isBetween(0.0, 1.0);
    assertThat(last.get("step").getAsDouble()).isPositive();
    assertThat(interference.get(0).getAsJsonObject().get("step"))
        .isEqualTo(interference.get(0).getAsJsonObject().get("from_start"));
  }

  @Test
  void similaritiesOfAReferenceSetAreDistilled() throws IOException {
    Scenario two =
        new Scenario(
            Protocol.TASK_INCREMENTAL,
            List.of(tasks.task("one", 0, 2), tasks.task("two", 2, 4)),
            List.of());
    ContinualSettings settings = ThreeTasks.SETTINGS.with("strategy=distill");
    run(two, settings, "own", Stop.NEVER).start();
    run(two, settings.with("reference=" + tasks.features()), "reference", Stop.NEVER).start();

    assertThat(bytes("reference", "after-02/state.bin"))
        .isNotEqualTo(bytes("own", "after-02/state.bin"));
    assertThat(text("reference", "stream.json")).contains("\"features of reference\": \"");
  }

  /** Terms, the penalty and the kept rows are of the whole batch there, whoever has which class. */
  @Test
  void workersThatShareTheClassesLearnTheSame() throws IOException {
    ContinualSettings settings =
        ThreeTasks.SETTINGS.with("strategy=a-gem+lwf+ewc+mod-x", "distribution=data");
    Scenario scenario = tasks.stream(Protocol.TASK_INCREMENTAL);
    run(scenario, settings, "alone", Stop.NEVER).start();
    run(scenario, settings.with("distribution=class", "parts=2"), "shared", Stop.NEVER).start();

    assertThat(context("shared")).containsExactly(context("alone"), within(1e-5f));
  }

  private float[] context(String out) throws IOException {
    return Safetensors.of("state", bytes(out, "after-03/state.bin"))
        .tensor("learned.context")
        .values();
  }
}
