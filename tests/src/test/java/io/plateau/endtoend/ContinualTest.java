package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.jobs.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three tasks of two drawn classes, through the command. */
@Tag("slow")
class ContinualTest {

  @TempDir private Path directory;

  private CommandRun run(String strategy, String scenario) throws IOException {
    Path file = Files.writeString(directory.resolve("stream.yaml"), scenario);
    return CommandRun.of(
        "continual",
        "--scenario",
        file.toString(),
        "--strategy",
        strategy,
        "--model",
        "embedded",
        "--out",
        directory.resolve("out").toString(),
        "--preset=demo",
        "--set=random-features=32",
        "--set=steps=2",
        "--set=threads=1",
        "--set=resamples=20");
  }

  private static String increments(int perTask) {
    return "protocol: class-incremental\nfeatures: %s\nclasses-per-task: %d\n"
        .formatted(PreparedTask.features(), perTask);
  }

  @Test
  void aStreamComesToAMatrixMetricsAndARecord() throws IOException {
    CommandRun run = run("sequential", increments(2));

    assertThat(run.exitCode()).as(run.err()).isZero();
    Path out = directory.resolve("out");
    JsonObject metrics =
        JsonParser.parseString(Files.readString(out.resolve("metrics.json"))).getAsJsonObject();
    assertThat(metrics.get("strategy").getAsString()).isEqualTo("sequential");
    assertThat(metrics.get("class_incremental_average").getAsDouble()).isBetween(0.0, 1.0);
    assertThat(metrics.getAsJsonObject("intervals").getAsJsonArray("last")).hasSize(2);
    assertThat(metrics.getAsJsonArray("drift")).hasSize(3);
    assertThat(
            metrics
                .getAsJsonArray("drift")
                .get(2)
                .getAsJsonObject()
                .getAsJsonObject("rotation")
                .get("mean")
                .getAsDouble())
        .isPositive();
    assertThat(Files.readString(out.resolve("run.json")))
        .contains("\"command\": \"continual\"", "features of task-3");
    assertThat(CommandRun.done("metrics", "--matrix", out.resolve("matrix.csv").toString()).out())
        .contains("Last");
  }

  @Test
  void aScenarioIsRefusedBeforeAnythingRuns() throws IOException {
    CommandRun run = run("ncm", increments(5));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("Cannot use this scenario: task task-2: classes [", "expected: two at least");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void theStrategyThatWasMeantIsNamed() throws IOException {
    CommandRun run = run("reply", increments(2));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("strategy: reply", "did you mean replay?", "from --strategy");
  }
}
