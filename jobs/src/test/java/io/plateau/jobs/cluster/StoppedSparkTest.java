package io.plateau.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plateau.jobs.config.DistributionMode;
import io.plateau.jobs.config.DistributionSettings;
import io.plateau.jobs.config.ExchangeMode;
import io.plateau.training.Worker;
import io.plateau.training.Workers;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Applications that end early, or that were started without the plugin. */
@Timeout(60)
class StoppedSparkTest {

  private static volatile CountDownLatch running = new CountDownLatch(1);
  private static volatile CountDownLatch stopped = new CountDownLatch(1);

  @BeforeEach
  void reset() {
    running = new CountDownLatch(1);
    stopped = new CountDownLatch(1);
  }

  private static Workers open(JavaSparkContext spark, ExchangeMode exchange) {
    return SparkWorkers.open(
        spark,
        new OneNumber(UUID.randomUUID().toString(), 1),
        1,
        new DistributionSettings(exchange, DistributionMode.DATA, false, 30));
  }

  @ParameterizedTest
  @EnumSource(names = {"JOB", "RESIDENT"})
  void aStoppedApplicationEndsARunWithASentence(ExchangeMode exchange) throws Exception {
    JavaSparkContext spark = LocalSpark.start(1);
    CompletableFuture<?> run = CompletableFuture.supplyAsync(() -> train(spark, exchange));
    running.await();
    spark.close();
    stopped.countDown();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(run::get)
        .havingCause()
        .isInstanceOf(IllegalStateException.class)
        .withMessage("Training was cancelled because SparkContext was shut down");
  }

  private static int train(JavaSparkContext spark, ExchangeMode exchange) {
    try (Workers workers = open(spark, exchange)) {
      return workers.run(StoppedSparkTest::untilStopped).size();
    }
  }

  private static Optional<Integer> untilStopped(Worker worker, int part, int parts) {
    running.countDown();
    try {
      stopped.await();
      return Optional.of(part);
    } catch (InterruptedException e) {
      throw new IllegalStateException("It was interrupted.", e);
    }
  }

  @Test
  void withoutThePluginStepsAreJobs() {
    SparkConf conf = LocalSpark.conf(1).remove("spark.plugins");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      try (Workers workers = open(spark, ExchangeMode.AUTO)) {
        assertThat(workers.run((worker, part, parts) -> Optional.of(part)))
            .containsExactly(Optional.of(0));
      }
      assertThatIllegalStateException()
          .isThrownBy(() -> open(spark, ExchangeMode.RESIDENT))
          .withMessage(
              "Cannot use exchange=resident: Spark has not loaded io.plateau.jobs.cluster.ResidentPlugin,"
                  + " because executors might not find it. Put Plateau's jar into spark.jars or"
                  + " spark.executor.extraClassPath, or set exchange=job.");
    }
  }
}
