package io.plateau.sharpness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plateau.feature.Batch;
import org.junit.jupiter.api.Test;

class GradientPathTest {

  private static final Batch BATCH = TwoLayers.batch();

  @Test
  void theTwoHalvesAddUpToSamToFirstOrder() {
    // What is left is of second order: a quarter at half the radius.
    assertThat(left(0.04) / left(0.02)).isCloseTo(4, within(0.4));
    assertThat(left(0.02)).isLessThan(0.1 * change(GradientPath.full(), 0.02).norm());
  }

  @Test
  void atFortyFiveDegreesTheHalvesWeighTheSame() {
    Parameters both = change(GradientPath.angle(45), 0.3);
    Parameters sum =
        change(GradientPath.functional(), 0.3).plus(1, change(GradientPath.logit(), 0.3));

    assertThat(both.plus(-1, sum).norm()).isLessThan(1e-6 * sum.norm());
  }

  @Test
  void theEndsOfTheFamilyAreOneHalfEach() {
    Parameters functional = change(GradientPath.functional(), 0.3).times(Math.sqrt(2));
    Parameters logit = change(GradientPath.logit(), 0.3).times(Math.sqrt(2));

    assertThat(change(GradientPath.angle(90), 0.3).plus(-1, functional).norm()).isLessThan(1e-6);
    assertThat(change(GradientPath.angle(0), 0.3).plus(-1, logit).norm()).isLessThan(1e-6);
  }

  @Test
  void everyPathTellsTheLossAtThePerturbedPoint() {
    double full = take(GradientPath.full(), 0.3).perturbed().loss();

    assertThat(take(GradientPath.functional(), 0.3).perturbed().loss()).isEqualTo(full);
    assertThat(take(GradientPath.logit(), 0.3).perturbed().loss()).isEqualTo(full);
    assertThat(take(GradientPath.angle(30), 0.3).perturbed().loss()).isEqualTo(full);
  }

  @Test
  void refusesAnAngleThatIsNone() {
    assertThatThrownBy(() -> GradientPath.angle(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weights: NaN and NaN (expected: finite numbers)");
  }

  /** {@code |(x - y) - (x_functional - y) - (x_logit - y)|}. */
  private static double left(double rho) {
    return change(GradientPath.full(), rho)
        .plus(-1, change(GradientPath.functional(), rho))
        .plus(-1, change(GradientPath.logit(), rho))
        .norm();
  }

  /** x - y. */
  private static Parameters change(GradientPath path, double rho) {
    TwoGradients two = take(path, rho);
    return two.perturbed().values().plus(-1, two.clean().values());
  }

  private static TwoGradients take(GradientPath path, double rho) {
    return Perturbation.of(Ascent.sam(rho), path)
        .take(new TwoLayers(), TwoLayers.start(), BATCH, Guide.first());
  }
}
