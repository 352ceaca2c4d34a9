package io.plateau.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.plateau.sharpness.Branch;
import io.plateau.sharpness.Parameters;
import io.plateau.training.StepRecord;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MlflowRunTest {

  private static final Map<String, String> PARAMS = Map.of("method", "gcscoop", "rho", "0.1");
  private static final Map<String, String> TAGS = Map.of("output", "s3a://prompts/pets");

  private static MlflowRun run(MlflowServer server, Map<String, String> params) {
    return new MlflowRun(server.uri(), "pets", "train pets.prompt", params, TAGS);
  }

  private static TrainingState step(long step, float loss) {
    return new TrainingState(
        step,
        Parameters.NONE,
        Parameters.NONE,
        Parameters.NONE,
        List.of(new StepRecord(step, 1, 0.002f, loss, loss + 1, 3, 4, 0.5f, Branch.SAM)));
  }

  private static void train(MlflowRun run, int steps) {
    run.starts(0, steps);
    for (int step = 1; step <= steps; step++) {
      run.stepped(step(step, 1f / step), steps);
    }
    run.finishes();
  }

  private static String status(MlflowServer server) {
    return server.bodies("runs/update").findFirst().orElseThrow().get("status").getAsString();
  }

  @Test
  void theServerLearnsSettingsStepsAndEnd() throws IOException {
    try (MlflowServer server = MlflowServer.start()) {
      try (MlflowRun run = run(server, PARAMS)) {
        train(run, 3);
      }

      assertThat(server.bodies("experiments/create").findFirst())
          .hasValueSatisfying(body -> assertThat(body.get("name").getAsString()).isEqualTo("pets"));
      assertThat(server.logged("params"))
          .extracting(
              param -> param.get("key").getAsString() + "=" + param.get("value").getAsString())
          .containsExactlyInAnyOrder("method=gcscoop", "rho=0.1");
      assertThat(server.logged("tags"))
          .extracting(tag -> tag.get("key").getAsString())
          .contains("mlflow.runName", "output");
      assertThat(status(server)).isEqualTo("FINISHED");
    }
  }

  @Test
  void everyStepHasItsNumbers() throws IOException {
    try (MlflowServer server = MlflowServer.start()) {
      try (MlflowRun run = run(server, PARAMS)) {
        train(run, 2);
      }
      List<JsonObject> losses =
          server.logged("metrics").stream()
              .filter(metric -> metric.get("key").getAsString().equals("loss"))
              .toList();
      assertThat(losses)
          .extracting(metric -> metric.get("value").getAsDouble())
          .containsExactly(1.0, 0.5);
      assertThat(losses)
          .extracting(metric -> metric.get("step").getAsLong())
          .containsExactly(1L, 2L);
    }
  }

  @Test
  void aLongRunIsSentInBatches() throws IOException {
    try (MlflowServer server = MlflowServer.start()) {
      try (MlflowRun run = run(server, PARAMS)) {
        train(run, 1000);
      }
      assertThat(server.logged("metrics")).hasSize(5000);
      assertThat(server.bodies("runs/log-batch").filter(body -> body.has("metrics")))
          .hasSizeBetween(5, 10)
          .allMatch(body -> body.getAsJsonArray("metrics").size() <= 1000);
    }
  }

  @Test
  void manySettingsAreSentInBatches() throws IOException {
    SortedMap<String, String> params = new TreeMap<>();
    for (int i = 0; i < 150; i++) {
      params.put("p" + i, "1");
    }
    try (MlflowServer server = MlflowServer.start()) {
      try (MlflowRun run = run(server, params)) {
        train(run, 1);
      }
      assertThat(server.logged("params")).hasSize(150);
      assertThat(server.bodies("runs/log-batch").filter(body -> body.has("params"))).hasSize(2);
    }
  }

  @Test
  void aRunThatDoesNotFinishHasFailed() throws IOException {
    try (MlflowServer server = MlflowServer.start()) {
      try (MlflowRun run = run(server, PARAMS)) {
        run.starts(0, 2);
        run.stepped(step(1, 1), 2);
      }
      assertThat(status(server)).isEqualTo("FAILED");
    }
  }

  @Test
  void aServerThatIsAwayChangesNothing() throws IOException {
    String uri;
    try (MlflowServer server = MlflowServer.start()) {
      uri = server.uri();
    }
    try (MlflowRun run = new MlflowRun(uri, "pets", "train", PARAMS, TAGS)) {
      train(run, 3);
    }
  }

  @Test
  void aServerThatRefusesIsLeftInPeace() throws IOException {
    try (MlflowServer server = MlflowServer.failing(403)) {
      try (MlflowRun run = run(server, PARAMS)) {
        train(run, 1000);
      }
      assertThat(server.calls())
          .extracting(MlflowServer.Call::path)
          .containsOnly("experiments/get-by-name"); // which the client tries three times
    }
  }
}
