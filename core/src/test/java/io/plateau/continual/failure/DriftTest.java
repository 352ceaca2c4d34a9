package io.plateau.continual.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plateau.evaluation.Metric;
import io.plateau.feature.Batch;
import io.plateau.tensor.HostTensor;
import org.junit.jupiter.api.Test;

class DriftTest {

  /** An image of class 1, and one of class 0. */
  private static final Batch IMAGES =
      new Batch(new float[] {0.6f, 0.8f, 0.8f, 0.6f}, new int[] {1, 0}, 2);

  /** Two classes, whose texts point along angles in degrees. */
  private static ProbeFeatures texts(double first, double second) {
    return new ProbeFeatures(
        IMAGES,
        new HostTensor(
            new long[] {2, 2}, new float[] {cos(first), sin(first), cos(second), sin(second)}));
  }

  private static float cos(double degrees) {
    return (float) Math.cos(Math.toRadians(degrees));
  }

  private static float sin(double degrees) {
    return (float) Math.sin(Math.toRadians(degrees));
  }

  @Test
  void aRotationIsItsAngleHoweverSmall() {
    Drift drift = Drift.between(texts(0, 90), texts(30, 90.001));
    assertThat(drift.rotations()).containsExactly(new double[] {30, 0.001}, within(1e-5));
    assertThat(drift.rotation().mean()).isCloseTo(15.0005, within(1e-5));
    assertThat(drift.rotation().median()).isCloseTo(15.0005, within(1e-5));
    assertThat(drift.rotation().ninetieth()).isCloseTo(0.001 + 0.9 * 29.999, within(1e-5));
    assertThat(drift.rotation().highest()).isCloseTo(30, within(1e-5));
  }

  @Test
  void theOffDiagonalIsWhatImagesSayOfOtherClasses() {
    // Off the diagonal lie 0.6 and 0.6; the first becomes 0.6 cos 30 + 0.8 sin 30.
    double change = 0.6 * Math.cos(Math.PI / 6) + 0.8 * 0.5 - 0.6;
    assertThat(Drift.between(texts(0, 90), texts(30, 90)).offDiagonalChange().orElseThrow())
        .isCloseTo(change / Math.sqrt(0.72), within(1e-6));
  }

  @Test
  void nothingMovedIsNoDrift() {
    Drift drift = Drift.between(texts(0, 90), texts(0, 90));
    assertThat(drift.rotation().highest()).isZero();
    assertThat(drift.offDiagonalChange()).isEqualTo(Metric.of(0));
    assertThat(drift.before()).isEqualTo(drift.after());
  }

  @Test
  void gapCosineAndMarginOfOneTime() {
    Alignment alignment = Alignment.of(texts(0, 90));
    assertThat(alignment.modalityGap()).isCloseTo(0.2 * Math.sqrt(2), within(1e-6));
    assertThat(alignment.ownClassCosine()).isCloseTo(0.8, within(1e-6));
    assertThat(alignment.margin().orElseThrow()).isCloseTo(0.2, within(1e-6));
  }

  @Test
  void oneClassHasNoMarginAndNoOffDiagonal() {
    ProbeFeatures one =
        new ProbeFeatures(
            new Batch(new float[] {1, 0}, new int[] {0}, 2),
            new HostTensor(new long[] {1, 2}, new float[] {0, 1}));
    Drift drift = Drift.between(one, one);
    assertThat(drift.after().margin()).isEqualTo(Metric.undefined("there is no other class"));
    assertThat(drift.offDiagonalChange().undefined())
        .isEqualTo("no image has a cosine other than 0 with another class");
  }

  @Test
  void anotherProbeSetIsRefused() {
    ProbeFeatures other = new ProbeFeatures(IMAGES.select(new int[] {0}), texts(0, 90).texts());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Drift.between(texts(0, 90), other))
        .withMessage(
            "after: 1 images, HostTensor[2, 2] (expected: the same as before, 2 images, HostTensor[2, 2])");
  }

  @Test
  void aLabelWithoutTextIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProbeFeatures(IMAGES, HostTensor.zeros(1, 2)))
        .withMessage("label: 1 (expected: 0 to 0, one of the texts)");
  }
}
