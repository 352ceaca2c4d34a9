package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plateau.optim.Optimiser;
import io.plateau.optim.Schedule;
import org.junit.jupiter.api.Test;

class OptimiserSettingsTest {

  @Test
  void defaultsAreThoseOfCoop() {
    OptimiserSettings settings = OptimiserSettings.defaults();

    assertThat(settings.baseOptimiser()).isEqualTo(Optimiser.sgd(0.9, 5e-4));
    assertThat(settings.learningRates(10)).isEqualTo(Schedule.cosineWarmup(0.002, 10));
  }

  @Test
  void everyKeyIsMapped() {
    assertThat(
            Bound.to(
                OptimiserSettings.defaults(),
                "optimiser=adamw",
                "lr=1e-3",
                "momentum=0",
                "beta1=0.8",
                "beta2=0.95",
                "epsilon=1e-6",
                "weight-decay=0",
                "schedule=constant"))
        .isEqualTo(
            new OptimiserSettings(
                BaseOptimiser.ADAMW, 0.001, 0, 0.8, 0.95, 1e-6, 0, LearningRate.CONSTANT));
  }

  @Test
  void adamWHasNumbersOfItsOwn() {
    assertThat(
            Bound.to(OptimiserSettings.defaults(), "optimiser=adamw", "beta2=0.98").baseOptimiser())
        .isEqualTo(Optimiser.adamW(0.9, 0.98, 1e-8, 5e-4));
  }

  @Test
  void refusesWhatWouldNotDescend() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new OptimiserSettings(
                    BaseOptimiser.SGD, 0, 1, -0.1, 1, 0, -1, LearningRate.CONSTANT))
        .withMessage(
            """
            lr: 0 (expected: a finite number > 0)
            momentum: 1 (expected: a number >= 0 and < 1)
            beta1: -0.1 (expected: a number >= 0 and < 1)
            beta2: 1 (expected: a number >= 0 and < 1)
            epsilon: 0 (expected: a finite number > 0)
            weight-decay: -1 (expected: a finite number >= 0)""");
  }

  @Test
  void theScheduleSaysTheLearningRateOfAnEpoch() {
    OptimiserSettings settings = OptimiserSettings.defaults();
    assertThat(settings.learningRates(10).at(0)).isEqualTo(1e-5);
    assertThat(settings.learningRates(10).at(1)).isEqualTo(0.002);
    assertThat(Bound.to(settings, "schedule=constant").learningRates(10).at(0)).isEqualTo(0.002);
    assertThat(Bound.to(settings, "schedule=cosine").learningRates(10))
        .isEqualTo(Schedule.cosine(0.002, 10));
  }
}
