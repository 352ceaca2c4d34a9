package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OptimizerSettingsTest {

  @Test
  void defaultsAreThoseOfCoop() {
    assertThat(OptimizerSettings.defaults())
        .isEqualTo(new OptimizerSettings(0.002, 0.9, 0.0005, Schedule.COSINE_WARMUP));
  }

  @Test
  void everyKeyIsMapped() {
    assertThat(
            Bound.to(
                OptimizerSettings.defaults(),
                "lr=1e-3",
                "momentum=0",
                "weight-decay=0",
                "schedule=constant"))
        .isEqualTo(new OptimizerSettings(0.001, 0, 0, Schedule.CONSTANT));
  }

  @Test
  void refusesWhatWouldNotDescend() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OptimizerSettings(0, 1, -1, Schedule.CONSTANT))
        .withMessage(
            """
            lr: 0.0 (expected: a finite number > 0)
            momentum: 1.0 (expected: a number >= 0 and < 1)
            weight-decay: -1.0 (expected: a finite number >= 0)""");
  }
}
