package io.plateau.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Executors that are processes, as on a cluster: the same bytes as in one JVM, even if one dies.
 */
@Tag("cluster")
class ExecutorProcessesTest {

  private static final String EXECUTOR = "CoarseGrainedExecutorBackend";

  @TempDir private static Path directory;

  private static SparkHome spark;
  private static byte[] inOneJvm;

  @BeforeAll
  static void trainInOneJvm() throws IOException {
    spark = SparkHome.create(directory.resolve("spark"));
    try (TrainingProcess training = TrainingProcess.start(directory, "one", Map.of())) {
      inOneJvm = Files.readAllBytes(training.prompt());
    }
  }

  @Test
  void twoExecutorsGiveTheBytesOfOneJvm() throws IOException {
    try (TrainingProcess training = start("two")) {
      training.awaitStep(3);
      assertThat(training.process().children(EXECUTOR)).hasSize(2);
      assertThat(training.prompt()).hasBinaryContent(inOneJvm);
    }
  }

  @Test
  void anExecutorThatIsKilledLeavesNoTrace() throws IOException {
    try (TrainingProcess training = start("killed")) {
      training.awaitStep(5);
      List<ProcessHandle> executors = training.process().children(EXECUTOR);
      assertThat(executors).hasSize(2);
      ProcessHandle victim = executors.get(0);
      assertThat(victim.destroyForcibly()).isTrue();
      Awaitility.await().until(() -> !victim.isAlive());
      assertThat(training.lastStep()).as("killed on its way").isLessThan(TrainingProcess.STEPS);
      assertThat(training.prompt()).hasBinaryContent(inOneJvm);
    }
  }

  private static TrainingProcess start(String name) throws IOException {
    return TrainingProcess.start(directory, name, spark.environment(), spark.twoExecutors());
  }
}
