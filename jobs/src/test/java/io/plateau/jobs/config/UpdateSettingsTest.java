package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class UpdateSettingsTest {

  @Test
  void defaultsAreThoseOfTheGcscoopRelease() {
    assertThat(UpdateSettings.defaults()).isEqualTo(new UpdateSettings("gcscoop", 0.1, 0.5, 0.8));
  }

  @Test
  void everyKeyIsMapped() {
    assertThat(Bound.to(UpdateSettings.defaults(), "method=sam", "rho=0.3", "low=-0.1", "up=0.9"))
        .isEqualTo(new UpdateSettings("sam", 0.3, -0.1, 0.9));
  }

  @Test
  void refusesWhatNoUpdateRuleCanUse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UpdateSettings("sma", Double.NaN, -2, 1.5))
        .withMessage(
            """
            method: sma (expected: one of erm, gcscoop, sam; did you mean sam?)
            rho: NaN (expected: a finite number >= 0)
            low: -2 (expected: a number from -1 to 1)
            up: 1.5 (expected: a number from -1 to 1)""");
  }

  @Test
  void refusesBoundsInTheWrongOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UpdateSettings("gcscoop", 0.1, 0.9, 0.8))
        .withMessage("low: 0.9 (expected: at most up, which is 0.8)");
  }

  @Test
  void theMethodNamesTheRule() {
    for (String method : new String[] {"erm", "sam", "gcscoop"}) {
      assertThat(new UpdateSettings(method, 0.1, 0.5, 0.8).rule().name()).isEqualTo(method);
    }
  }
}
