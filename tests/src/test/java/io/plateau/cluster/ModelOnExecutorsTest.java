package io.plateau.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.clip.EmbeddedModel;
import io.plateau.endtoend.PreparedTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors that do not have the driver's model: a sentence that says so, soon. */
@Tag("cluster")
class ModelOnExecutorsTest {

  /** From the start of the driver's JVM to its end. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir private static Path directory;

  @Test
  void aModelThatOnlyTheDriverSeesIsRefused() throws IOException {
    SparkHome spark = SparkHome.create(directory.resolve("spark"));
    List<String> args =
        new ArrayList<>(List.of("train", "--features", PreparedTask.features().toString()));
    args.addAll(List.of("--model", modelInWorkingDirectory().toString()));
    args.addAll(List.of("--out", directory.resolve("prompt").toString()));
    args.addAll(List.of(spark.twoExecutors()));

    try (PlateauProcess training =
        PlateauProcess.start(directory.resolve("log"), spark.environment(), args)) {
      Awaitility.await().atMost(LIMIT).until(() -> !training.isAlive());

      assertThat(training.exitCode()).isEqualTo(1);
      assertThat(training.log())
          .contains("Cannot work on this executor: it does not see the model that the driver ")
          .contains("there is no config.json")
          .contains("Put the same files at the same absolute path on every machine");
    }
  }

  /** A relative path, which an executor looks for in a working directory of its own. */
  private static Path modelInWorkingDirectory() throws IOException {
    Path model = Files.createTempDirectory(Path.of("target"), "model");
    try (Stream<Path> files = Files.list(EmbeddedModel.directory())) {
      for (Path file : files.toList()) {
        Files.copy(file, model.resolve(file.getFileName()));
      }
    }
    return model;
  }
}
