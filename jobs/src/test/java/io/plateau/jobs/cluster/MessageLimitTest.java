package io.plateau.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class MessageLimitTest {

  /** Two vectors of ViT-B/16's 14,157,312 numbers: 113 MB. */
  private static final long TOAST = 2L * 4 * 14_157_312;

  private final SparkConf conf = new SparkConf(false);

  @Test
  void allLayersOfAViTBFitIntoWhatSparkAllows() {
    assertThatCode(() -> MessageLimit.requireJob(conf, TOAST)).doesNotThrowAnyException();
  }

  @Test
  void aStepThatDoesNotFitIsRefusedWithTheSetting() {
    conf.set("spark.rpc.message.maxSize", "64");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageLimit.requireJob(conf, TOAST))
        .withMessage(
            "Cannot train with a Spark job per step: a step sends 110 MB to a part, and spark.rpc.message.maxSize is 64 MB. Add --conf spark.rpc.message.maxSize=110, use exchange=resident, or learn less: method=toast-lite, fewer late layers.");
  }

  @Test
  void residentTasksSendNoMoreThanAnArray() {
    assertThatCode(() -> MessageLimit.requireResident(10 * TOAST)).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageLimit.requireResident(20 * TOAST))
        .withMessageStartingWith(
            "Cannot train with resident tasks: a step sends 2160 MB at once (expected: below 2048,");
  }
}
