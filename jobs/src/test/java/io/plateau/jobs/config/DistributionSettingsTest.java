package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DistributionSettingsTest {

  @Test
  void defaultsSuitTheCluster() {
    assertThat(DistributionSettings.defaults())
        .isEqualTo(new DistributionSettings(ExchangeMode.AUTO, DistributionMode.AUTO, false, 600));
  }

  @Test
  void everyKeyIsMapped() {
    assertThat(
            Bound.to(
                DistributionSettings.defaults(),
                "exchange=resident",
                "distribution=class",
                "sync-perturbation=true",
                "worker-timeout=5"))
        .isEqualTo(
            new DistributionSettings(ExchangeMode.RESIDENT, DistributionMode.CLASS, true, 5));
  }

  @Test
  void refusesWhatCannotBeDone() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new DistributionSettings(ExchangeMode.JOB, DistributionMode.DATA, true, 0))
        .withMessage("worker-timeout: 0 (expected: a whole number >= 1)");
  }

  @Test
  void theTimeoutIsInSeconds() {
    assertThat(DistributionSettings.defaults().timeout()).isEqualTo(Duration.ofMinutes(10));
  }
}
