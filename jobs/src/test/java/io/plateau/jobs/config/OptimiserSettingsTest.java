package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OptimiserSettingsTest {

  @Test
  void defaultsAreThoseOfCoop() {
    assertThat(OptimiserSettings.defaults())
        .isEqualTo(new OptimiserSettings(0.002, 0.9, 0.0005, LearningRate.COSINE_WARMUP));
  }

  @Test
  void everyKeyIsMapped() {
    assertThat(
            Bound.to(
                OptimiserSettings.defaults(),
                "lr=1e-3",
                "momentum=0",
                "weight-decay=0",
                "schedule=constant"))
        .isEqualTo(new OptimiserSettings(0.001, 0, 0, LearningRate.CONSTANT));
  }

  @Test
  void refusesWhatWouldNotDescend() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OptimiserSettings(0, 1, -1, LearningRate.CONSTANT))
        .withMessage(
            """
            lr: 0 (expected: a finite number > 0)
            momentum: 1 (expected: a number >= 0 and < 1)
            weight-decay: -1 (expected: a finite number >= 0)""");
  }

  @Test
  void theScheduleSaysTheLearningRateOfAnEpoch() {
    OptimiserSettings settings = OptimiserSettings.defaults();
    assertThat(settings.learningRates(10).at(0)).isEqualTo(1e-5);
    assertThat(settings.learningRates(10).at(1)).isEqualTo(0.002);
    assertThat(Bound.to(settings, "schedule=constant").learningRates(10).at(0)).isEqualTo(0.002);
  }
}
