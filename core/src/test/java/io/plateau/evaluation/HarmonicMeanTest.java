package io.plateau.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HarmonicMeanTest {

  @Test
  void isTwiceTheProductOverTheSum() {
    assertThat(HarmonicMean.of(0.6, 0.3)).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void isZeroWhereBothAreZero() {
    assertThat(HarmonicMean.of(0, 0)).isZero();
  }

  @Test
  void refusesNaN() {
    assertThatThrownBy(() -> HarmonicMean.of(Double.NaN, 0.5))
        .hasMessage("base: NaN (expected: finite and >= 0)");
  }
}
