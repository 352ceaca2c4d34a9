package io.plateau.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.jobs.cluster.PluginSetup;
import io.plateau.jobs.cluster.SparkWorkers;
import io.plateau.jobs.config.DistributionMode;
import io.plateau.jobs.config.DistributionSettings;
import io.plateau.jobs.config.ExchangeMode;
import io.plateau.sharpness.Perturbation;
import io.plateau.training.TrainingException;
import io.plateau.training.TrainingState;
import java.io.IOException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A step gives the same bits however it crosses Spark, and however often a part has to be redone.
 */
@Tag("slow")
class ExchangeTest {

  private static final Perturbation PERTURBATION = SmallTraining.RULE.perturbation();

  private static SmallTraining small;

  @BeforeAll
  static void start() throws IOException {
    small = SmallTraining.open();
  }

  @AfterAll
  static void stop() {
    small.close();
  }

  private static JavaSparkContext spark(int slots, int attempts) {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[%d,%d]".formatted(slots, attempts))
            .setAppName("exchange")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1");
    PluginSetup.apply(conf);
    return new JavaSparkContext(conf);
  }

  private static TrainingState onSpark(
      ExchangeMode exchange, Perturbation perturbation, int parts, int attempts) {
    return onSpark(exchange, perturbation, small.recipe(), parts, attempts);
  }

  private static TrainingState onSpark(
      ExchangeMode exchange,
      Perturbation perturbation,
      WorkerRecipe recipe,
      int parts,
      int attempts) {
    DistributionSettings settings =
        new DistributionSettings(exchange, DistributionMode.DATA, false, 60);
    try (JavaSparkContext spark = spark(parts, attempts)) {
      return small.train(SparkWorkers.open(spark, recipe, parts, settings), perturbation);
    }
  }

  /** Eleven parts are more than a batch has rows, and more than there are classes. */
  @ParameterizedTest
  @CsvSource({"JOB, 1", "JOB, 3", "JOB, 11", "RESIDENT, 1", "RESIDENT, 3", "RESIDENT, 11"})
  void sparkGivesTheBitsOfOneThread(ExchangeMode exchange, int parts) {
    SmallTraining.assertSameBits(onSpark(exchange, PERTURBATION, parts, 1), small.local(parts));
  }

  /** One retry, or ten. */
  @ParameterizedTest
  @CsvSource({"JOB, 2", "JOB, 11", "RESIDENT, 2", "RESIDENT, 11"})
  void partsThatFailAndAreRetriedLeaveNoTrace(ExchangeMode exchange, int attempts) {
    FailsAtFirst.FAILURES.clear();
    TrainingState retried = onSpark(exchange, new FailsAtFirst(PERTURBATION), 2, attempts);
    assertThat(FailsAtFirst.FAILURES).hasSize((int) SmallTraining.PLAN.steps());
    SmallTraining.assertSameBits(retried, small.local(2));
  }

  /** Executors put pieces of the classes together; what they give does not depend on the way. */
  @ParameterizedTest
  @CsvSource({"JOB, 2", "RESIDENT, 2", "RESIDENT, 5"})
  void sharedClassesGiveTheBitsOfOneThread(ExchangeMode exchange, int parts) {
    DistributionSettings settings =
        new DistributionSettings(exchange, DistributionMode.CLASS, false, 60);
    try (JavaSparkContext spark = spark(parts, 1)) {
      SmallTraining.assertSameBits(
          small.trainShared(SparkWorkers.open(spark, small.recipe(), parts, settings), parts),
          small.localShared(parts));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JOB", "RESIDENT"})
  void aLossThatIsNoNumberEndsTheRun(ExchangeMode exchange) {
    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(() -> onSpark(exchange, Perturbation.sam(Double.MAX_VALUE), 2, 1))
        .withMessageStartingWith("Cannot go on training at step 0: the loss is ")
        .withMessageContaining("perturbed NaN, and not every gradient is a finite number.");
  }

  @ParameterizedTest
  @EnumSource(names = {"JOB", "RESIDENT"})
  void anotherModelOnAnExecutorIsRefused(ExchangeMode exchange) {
    WorkerRecipe other = small.recipe("0".repeat(64));

    assertThatThrownBy(() -> onSpark(exchange, PERTURBATION, other, 2, 1))
        .hasStackTraceContaining(
            "Cannot work on this executor: the model at embedded has SHA-256 %s (expected: %s, the driver's). Put the same files at the same absolute path on every machine, or on a shared file system."
                .formatted(small.clip().digest(), "0".repeat(64)));
  }

  @Test
  void aPartSeesAPerturbationOfItsOwn() {
    assertThat(small.local(2).parameters()).isNotEqualTo(small.local(1).parameters());
  }
}
