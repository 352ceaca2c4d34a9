package io.plateau.sharpness;

import static io.plateau.sharpness.Vectors.two;
import static io.plateau.sharpness.Vectors.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TwoGradientsTest {

  @Test
  void theMeanIsWeightedBySamples() {
    TwoGradients small = part(1, vector(4, 0), 1);
    TwoGradients large = part(2, vector(0, 8), 3);

    TwoGradients mean = TwoGradients.mean(List.of(small, large));

    assertThat(mean.clean().values()).isEqualTo(vector(1, 6));
    assertThat(mean.clean().loss()).isEqualTo(1.75);
    assertThat(mean.perturbed().values()).isEqualTo(vector(2, 12));
    assertThat(mean.perturbed().loss()).isEqualTo(3.5);
    assertThat(mean.samples()).isEqualTo(4);
  }

  @Test
  void itDoesNotMatterWhichPartIsLarge() {
    TwoGradients one = part(1, vector(3, -5), 1);
    TwoGradients seven = part(2, vector(11, 2), 7);

    assertThat(TwoGradients.mean(List.of(one, seven)))
        .isEqualTo(TwoGradients.mean(List.of(seven, one)));
  }

  @Test
  void smallTermsAreNotLostBesideLargeOnes() {
    TwoGradients mean =
        TwoGradients.mean(
            List.of(part(0, vector(1e8), 1), part(0, vector(1), 1), part(0, vector(-1e8), 1)));

    assertThat(mean.clean().values()).isEqualTo(vector(1 / 3.0));
  }

  @Test
  void onePartIsItsOwnMean() {
    TwoGradients part = part(1, vector(0.1), 5);

    assertThat(TwoGradients.mean(List.of(part))).isSameAs(part);
  }

  @Test
  void theCosineIsThatOfTheAngle() {
    assertThat(two(vector(4, 0, 3), vector(3, 4, 0)).cosine()).isCloseTo(0.48, within(1e-9));
    assertThat(two(vector(0, 0), vector(3, 4)).cosine()).isNaN();
  }

  @Test
  void everyPartOfBothGradientsHasToBeFinite() {
    Gradient good = new Gradient(1, vector(1));

    assertThat(new TwoGradients(good, good, 1).isFinite()).isTrue();
    assertThat(new TwoGradients(new Gradient(Double.NaN, vector(1)), good, 1).isFinite()).isFalse();
    assertThat(new TwoGradients(good, new Gradient(1, vector(Double.NaN)), 1).isFinite()).isFalse();
    assertThat(
            new TwoGradients(good, new Gradient(1, vector(Double.POSITIVE_INFINITY)), 1).isFinite())
        .isFalse();
  }

  @Test
  void thereIsNoMeanOverNoSamples() {
    assertThatThrownBy(() -> part(1, vector(1), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("samples: 0 (expected: > 0)");
  }

  /** A part whose perturbed gradient and loss are twice the clean ones. */
  private static TwoGradients part(double loss, Parameters clean, int samples) {
    return new TwoGradients(
        new Gradient(loss, clean), new Gradient(2 * loss, clean.plus(1, clean)), samples);
  }
}
