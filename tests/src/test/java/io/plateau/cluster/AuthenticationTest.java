package io.plateau.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Spark's authentication and encryption, as conf/spark-defaults.conf has them, between processes.
 */
@Tag("cluster")
class AuthenticationTest {

  private static final String SECRET = "mellon-1c0ffee";

  /** Settings that every process of an application is started with. */
  private static final List<String> ON =
      List.of(
          "spark.authenticate=true",
          "spark.network.crypto.enabled=true",
          "spark.network.crypto.authEngineVersion=2",
          "spark.io.encryption.enabled=true");

  @TempDir private static Path directory;

  private static SparkHome spark;

  @BeforeAll
  static void findSpark() throws IOException {
    spark = SparkHome.create(directory.resolve("spark"));
  }

  private static TrainingProcess train(String name, String... settings) throws IOException {
    List<String> args = new ArrayList<>(List.of(spark.twoExecutors()));
    List<String> conf = new ArrayList<>(ON);
    conf.add("spark.authenticate.secret=" + SECRET);
    conf.addAll(List.of(settings));
    conf.forEach(setting -> args.addAll(List.of("--conf", setting)));
    args.addAll(List.of("--set", "exchange=resident"));
    return TrainingProcess.start(directory, name, spark.environment(), args.toArray(String[]::new));
  }

  /** A process that wants to be an executor of a driver that it has found. */
  private static PlateauProcess stranger(int driverPort, String log, String authenticate)
      throws IOException {
    List<String> args = new ArrayList<>();
    ON.forEach(setting -> args.add("-D" + setting));
    args.set(0, "-Dspark.authenticate=" + authenticate);
    args.addAll(
        List.of(
            "org.apache.spark.executor.CoarseGrainedExecutorBackend",
            "--driver-url",
            "spark://CoarseGrainedScheduler@127.0.0.1:" + driverPort,
            "--executor-id",
            "9",
            "--hostname",
            "127.0.0.1",
            "--cores",
            "1",
            "--app-id",
            "stranger"));
    Map<String, String> environment = new HashMap<>(spark.environment());
    environment.put("_SPARK_AUTH_SECRET", "friend");
    return PlateauProcess.startMain(directory.resolve(log), environment, args);
  }

  @Test
  void anAuthenticatedAndEncryptedTrainingGivesTheBytesOfOneJvm() throws IOException {
    try (TrainingProcess plain = TrainingProcess.start(directory, "plain", Map.of());
        TrainingProcess secured = train("secured")) {
      assertThat(secured.prompt()).hasBinaryContent(Files.readAllBytes(plain.prompt()));
      assertThat(secured.process().log()).contains("Exchange: resident, 2 tasks that stay");
    }
  }

  /** One has another secret, the other does not know that there is one. */
  @ParameterizedTest
  @CsvSource({
    "true, 'AuthenticationException|SaslException|auth protocol'",
    "false, 'losed|reset'"
  })
  void whoDoesNotKnowTheSecretIsTurnedAwayAndLeavesNoTrace(String authenticate, String reason)
      throws IOException {
    int port = StandaloneCluster.freePort();
    try (TrainingProcess training = train("visited-" + authenticate, "spark.driver.port=" + port)) {
      training.awaitStep(3);
      try (PlateauProcess stranger = stranger(port, "stranger-" + authenticate, authenticate)) {
        assertThat(stranger.exitCode()).as(stranger.log()).isNotZero();
        assertThat(stranger.log()).containsPattern(reason);
        assertThat(training.process().isAlive()).as("while the door was there").isTrue();
      }
      training.prompt();
    }
  }

  @Test
  void theSecretIsWrittenNowhere() throws IOException {
    try (TrainingProcess training = train("secret")) {
      training.prompt();
      assertThat(training.process().log()).doesNotContain(SECRET);
      try (Stream<Path> files = Files.walk(training.out())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
              .as(file.toString())
              .doesNotContain(SECRET);
        }
      }
    }
  }
}
