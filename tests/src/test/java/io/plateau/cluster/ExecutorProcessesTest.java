package io.plateau.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Executors that are processes, as on a cluster: the same bytes as in one JVM, even if one dies.
 */
@Tag("cluster")
class ExecutorProcessesTest {

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

  @ParameterizedTest
  @ValueSource(strings = {"job", "resident"})
  void twoExecutorsGiveTheBytesOfOneJvm(String exchange) throws IOException {
    try (TrainingProcess training = start("two-" + exchange, "exchange=" + exchange)) {
      training.awaitStep(3);
      assertThat(training.process().children()).hasSize(2);
      assertThat(training.prompt()).hasBinaryContent(inOneJvm);
    }
  }

  @Test
  void tasksStayWhereExecutorsCanLoadThePlugin() throws IOException {
    try (TrainingProcess training = start("auto", "steps=1")) {
      training.prompt();
      assertThat(training.process().log())
          .contains("Exchange: resident, 2 tasks that stay for the whole run.");
    }
  }

  @Test
  void tooFewExecutorsForAllPartsEndInASentence() throws IOException {
    try (TrainingProcess training =
        start("few", "exchange=resident", "parts=3", "worker-timeout=20")) {
      assertThat(training.process().exitCode()).isEqualTo(1);
      assertThat(training.process().log())
          .contains(
              "Cannot use exchange=resident: 3 parts need 3 slots at the same time, and Spark has 2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"job", "resident"})
  void anExecutorThatIsKilledLeavesNoTrace(String exchange) throws IOException {
    try (TrainingProcess training = start("killed-" + exchange, "exchange=" + exchange)) {
      training.awaitStep(5);
      List<ProcessHandle> executors = training.process().children();
      assertThat(executors).hasSize(2);
      ProcessHandle victim = executors.get(0);
      assertThat(victim.destroyForcibly()).isTrue();
      Awaitility.await().until(() -> !victim.isAlive());
      assertThat(training.lastStep()).as("killed on its way").isLessThan(TrainingProcess.STEPS);
      assertThat(training.prompt()).hasBinaryContent(inOneJvm);
    }
  }

  @Test
  void aDriverThatIsKilledTakesItsExecutorsAlongAndIsResumedToTheSameBytes() throws IOException {
    try (TrainingProcess training = start("driver")) {
      training.awaitStep(5);
      List<ProcessHandle> executors = training.process().children();
      assertThat(executors).hasSize(2);
      training.process().kill();
      assertThat(training.process().exitCode()).isEqualTo(137);
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> executors.stream().noneMatch(ProcessHandle::isAlive));
    }
    try (TrainingProcess training = resume("driver")) {
      assertThat(training.prompt()).hasBinaryContent(inOneJvm);
      assertThat(training.process().log()).containsPattern("Going on at step [1-9]\\d* of ");
    }
  }

  private static TrainingProcess start(String name, String... settings) throws IOException {
    return launch(name, List.of(), settings);
  }

  private static TrainingProcess resume(String name) throws IOException {
    return launch(name, List.of("--resume"));
  }

  private static TrainingProcess launch(String name, List<String> options, String... settings)
      throws IOException {
    List<String> args = new ArrayList<>(List.of(spark.twoExecutors()));
    args.addAll(options);
    for (String setting : settings) {
      args.addAll(List.of("--set", setting));
    }
    return TrainingProcess.start(directory, name, spark.environment(), args.toArray(String[]::new));
  }
}
