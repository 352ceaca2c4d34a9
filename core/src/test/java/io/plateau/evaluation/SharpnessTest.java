package io.plateau.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SharpnessTest {

  @Test
  void theGradientOfALinearLossIsItsWorstDirection() {
    Sharpness sharpness =
        Sharpness.measure(v -> 3 * v[0] + 4 * v[1], new float[2], new float[] {3, 4}, 0.1, 50, 1);

    assertThat(sharpness.gradientRise().orElseThrow()).isCloseTo(0.5, within(1e-6));
    assertThat(sharpness.maxRise()).isCloseTo(0.5, within(1e-6));
    assertThat(Math.abs(sharpness.meanRise())).isLessThan(0.2);
  }

  @Test
  void aRoundBowlRisesByTheSquaredRadiusEverywhere() {
    Sharpness sharpness =
        Sharpness.measure(v -> v[0] * v[0] + v[1] * v[1], new float[2], new float[2], 0.5, 8, 3);

    assertThat(sharpness.maxRise()).isCloseTo(0.25, within(1e-6));
    assertThat(sharpness.meanRise()).isCloseTo(0.25, within(1e-6));
    assertThat(sharpness.gradientRise()).isEqualTo(Metric.undefined("the gradient is zero"));
  }

  @Test
  void theSameSeedAsksTheSameDirections() {
    assertThat(bowlWithSeed(5)).isEqualTo(bowlWithSeed(5));
    assertThat(bowlWithSeed(5).meanRise()).isNotEqualTo(bowlWithSeed(6).meanRise());
  }

  @Test
  void refusesARadiusThatIsNotPositive() {
    assertThatThrownBy(
            () -> Sharpness.measure(v -> 0, new float[1], new float[] {1}, Double.NaN, 1, 1))
        .hasMessage("rho: NaN (expected: finite and > 0)");
  }

  private static Sharpness bowlWithSeed(long seed) {
    return Sharpness.measure(
        LossLandscapeTest::bowl, new float[2], new float[] {1, 0}, 0.5, 10, seed);
  }
}
