package io.plateau.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is stopped from outside goes on with --resume to the same bytes. */
@Tag("cluster")
class InterruptionTest {

  @TempDir private static Path directory;

  /** Signal 2 in the mask of ignored signals. */
  private static final long SIGINT_BIT = 1L << 1;

  private static byte[] uninterrupted;

  @BeforeAll
  static void trainInOneGo() throws IOException {
    try (TrainingProcess training = TrainingProcess.start(directory, "whole", Map.of())) {
      uninterrupted = Files.readAllBytes(training.prompt());
    }
  }

  /** A process that a shell has put in the background ignores Ctrl-C, and so do its children. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("SigIgn:")) {
        return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) != 0;
      }
    }
    return false;
  }

  @Test
  void afterCtrlC() throws IOException {
    assumeFalse(
        ignoresInterrupts(), "SKIPPED: SIGINT is ignored here. Run the tests in the foreground.");
    try (TrainingProcess training = TrainingProcess.start(directory, "int", Map.of())) {
      training.awaitStep(4);
      training.process().interrupt();
      assertStoppedQuietly(training, 130);
    }
    assertThat(resumed("int")).hasBinaryContent(uninterrupted);
  }

  @Test
  void afterSigterm() throws IOException {
    try (TrainingProcess training = TrainingProcess.start(directory, "term", Map.of())) {
      training.awaitStep(4);
      training.process().terminate();
      assertStoppedQuietly(training, 143);
    }
    assertThat(resumed("term")).hasBinaryContent(uninterrupted);
  }

  @Test
  void afterSigkill() throws IOException {
    try (TrainingProcess training = TrainingProcess.start(directory, "kill", Map.of())) {
      training.awaitStep(4);
      training.process().kill();
      assertThat(training.process().exitCode()).isEqualTo(137);
      assertThat(training.lastStep()).isLessThan(TrainingProcess.STEPS);
    }
    assertThat(resumed("kill")).hasBinaryContent(uninterrupted);
  }

  private static void assertStoppedQuietly(TrainingProcess training, int exitCode)
      throws IOException {
    assertThat(training.process().exitCode()).isEqualTo(exitCode);
    assertThat(training.lastStep()).isLessThan(TrainingProcess.STEPS);
    assertThat(training.out().resolve("adapter_config.json")).doesNotExist();
    // Spark's own threads may still complain while they are shut down; we may not.
    assertThat(training.process().log()).doesNotContain("at io.plateau", "ERROR", "Unexpected");
  }

  private static Path resumed(String name) throws IOException {
    try (TrainingProcess training = TrainingProcess.start(directory, name, Map.of(), "--resume")) {
      Path prompt = training.prompt();
      assertThat(training.process().log()).containsPattern("Going on at step [1-9]\\d* of ");
      return prompt;
    }
  }
}
