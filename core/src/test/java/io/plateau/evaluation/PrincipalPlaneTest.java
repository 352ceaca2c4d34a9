package io.plateau.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plateau.feature.Batch;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PrincipalPlaneTest {

  private static final Offset<Double> EXACTLY = within(1e-6);

  /** A cross: +-3 along (0.6, 0, 0.8), +-1 along (-0.8, 0, 0.6), around (1, 5, 0). */
  private static final Batch CROSS =
      new Batch(
          new float[] {
            2.8f, 5, 2.4f, -0.8f, 5, -2.4f, 0.2f, 5, 0.6f, 1.8f, 5, -0.6f,
          },
          new int[4],
          3);

  @Test
  void theAxesAreThoseThatTheFeaturesWereDrawnAlong() {
    PrincipalPlane plane = PrincipalPlane.of(CROSS);
    assertThat(plane.axes()[0]).containsExactly(new double[] {0.6, 0, 0.8}, EXACTLY);
    assertThat(plane.axes()[1]).containsExactly(new double[] {0.8, 0, -0.6}, EXACTLY);
    assertThat(plane.explained()).containsExactly(new double[] {0.9, 0.1}, EXACTLY);
  }

  @Test
  void aCoordinateIsTheDistanceFromTheMeanAlongAnAxis() {
    PrincipalPlane plane = PrincipalPlane.of(CROSS);
    assertThat(plane.coordinate(CROSS, 0, 0)).isCloseTo(3, EXACTLY);
    assertThat(plane.coordinate(CROSS, 1, 0)).isCloseTo(-3, EXACTLY);
    assertThat(plane.coordinate(CROSS, 2, 1)).isCloseTo(-1, EXACTLY);
    assertThat(plane.coordinate(CROSS, 3, 0)).isCloseTo(0, EXACTLY);
  }

  @Test
  void featuresThatAreAllAlikeLieAtTheOrigin() {
    Batch alike = new Batch(new float[] {1, 2, 1, 2}, new int[2], 2);
    PrincipalPlane plane = PrincipalPlane.of(alike);
    assertThat(plane.explained()).containsExactly(0, 0);
    assertThat(plane.coordinate(alike, 1, 0)).isZero();
  }

  @Test
  void needsTwoDimensions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrincipalPlane.of(new Batch(new float[] {1}, new int[1], 1)))
        .withMessage("features: 1 of width 1 (expected: at least one, at least 2 wide)");
  }
}
