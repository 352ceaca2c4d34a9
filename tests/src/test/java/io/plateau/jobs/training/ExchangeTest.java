package io.plateau.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.sharpness.Perturbation;
import io.plateau.training.TrainingState;
import java.io.IOException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A step gives the same bits however it crosses Spark, and however often a part has to be redone.
 */
@Tag("slow")
class ExchangeTest {

  private static final Perturbation PERTURBATION = SmallTraining.RULE.perturbation();
  private static final int RETRIES = 10;

  private static SmallTraining small;
  private static JavaSparkContext spark;

  @BeforeAll
  static void start() throws IOException {
    small = SmallTraining.open();
    spark =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[2,%d]".formatted(1 + RETRIES))
                .setAppName("exchange")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1"));
  }

  @AfterAll
  static void stop() {
    spark.close();
    small.close();
  }

  private static TrainingState onSpark(Perturbation perturbation, int parts) {
    return small.train(new JobPerStepWorkers(spark, small.recipe(), parts), perturbation);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void sparkGivesTheBitsOfOneThread(int parts) {
    SmallTraining.assertSameBits(onSpark(PERTURBATION, parts), small.local(parts));
  }

  /** More than a batch has rows, more than there are rows; more than classes both. */
  @ParameterizedTest
  @ValueSource(ints = {11, 30})
  void partsWithoutRowsChangeNothing(int parts) {
    SmallTraining.assertSameBits(onSpark(PERTURBATION, parts), small.local(parts));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, RETRIES})
  void partsThatFailAndAreRetriedLeaveNoTrace(int failures) {
    FailsAtFirst.FAILURES.set(0);
    TrainingState retried = onSpark(new FailsAtFirst(PERTURBATION, failures), 2);
    assertThat(FailsAtFirst.FAILURES).hasValueGreaterThanOrEqualTo(failures);
    SmallTraining.assertSameBits(retried, small.local(2));
  }

  @Test
  void anotherModelOnAnExecutorIsRefused() {
    WorkerRecipe recipe = small.recipe("0".repeat(64));
    assertThatThrownBy(() -> small.train(new JobPerStepWorkers(spark, recipe, 2), PERTURBATION))
        .rootCause()
        .hasMessage(
            "Cannot train on this executor: the model at embedded has SHA-256 %s (expected: %s, the driver's). Put the same files at the same absolute path on every machine, or on a shared file system.",
            small.clip().digest(), "0".repeat(64));
  }

  @Test
  void aPartSeesAPerturbationOfItsOwn() {
    assertThat(small.local(2).parameters()).isNotEqualTo(small.local(1).parameters());
  }
}
