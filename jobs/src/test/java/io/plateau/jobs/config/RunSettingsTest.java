package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plateau.clip.Precision;
import org.junit.jupiter.api.Test;

class RunSettingsTest {

  @Test
  void defaultsAreFiftyEpochsOfSeedOne() {
    assertThat(RunSettings.defaults())
        .isEqualTo(new RunSettings(50, 0, 1, 0, Precision.FP32, 0, 100));
  }

  @Test
  void everyKeyIsMapped() {
    assertThat(
            Bound.to(
                RunSettings.defaults(),
                "epochs=200",
                "steps=1000",
                "seed=3",
                "threads=2",
                "precision=bf16",
                "parts=4",
                "checkpoint-every=50"))
        .isEqualTo(new RunSettings(200, 1000, 3, 2, Precision.BF16, 4, 50));
  }

  @Test
  void refusesARunWithoutEnd() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RunSettings(0, -1, -1, -1, Precision.FP32, -1, -1))
        .withMessage(
            """
            epochs: 0 (expected: a whole number >= 1)
            steps: -1 (expected: a whole number >= 0)
            seed: -1 (expected: a whole number >= 0)
            threads: -1 (expected: a whole number >= 0)
            parts: -1 (expected: a whole number >= 0)
            checkpoint-every: -1 (expected: a whole number >= 0)\
            """);
  }

  @Test
  void refusesAPrecisionThatThereIsNot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bound.to(RunSettings.defaults(), "precision=fp16"))
        .withMessageContaining("precision: fp16 (expected: one of fp32, bf16; did you mean bf16?)");
  }

  @Test
  void stepsWinOverEpochs() {
    assertThat(new RunSettings(50, 0, 1, 0, Precision.FP32, 0, 100).totalSteps(12)).isEqualTo(600);
    assertThat(new RunSettings(50, 10, 1, 0, Precision.FP32, 0, 100).totalSteps(12)).isEqualTo(10);
  }
}
