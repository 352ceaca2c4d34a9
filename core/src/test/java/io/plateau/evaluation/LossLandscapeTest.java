package io.plateau.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The loss x^2 + 10 y^2, whose rises are known. */
class LossLandscapeTest {

  private static final LossLandscape BOWL =
      new LossLandscape(LossLandscapeTest::bowl, new float[2]);

  @Test
  void aSliceFollowsTheNormalisedDirection() {
    LandscapeSlice slice = BOWL.slice(Direction.unit(new float[] {0, 3}), 1, 5);

    assertThat(slice.offsets()).containsExactly(-1, -0.5, 0, 0.5, 1);
    assertThat(slice.losses()).containsExactly(10, 2.5, 0, 2.5, 10);
  }

  @Test
  void aGridIsIndexedByTheFirstDirectionFirst() {
    LandscapeGrid grid =
        BOWL.grid(Direction.unit(new float[] {1, 0}), Direction.unit(new float[] {0, 1}), 1, 3);

    assertThat(grid.losses()).isDeepEqualTo(new double[][] {{11, 1, 11}, {10, 0, 10}, {11, 1, 11}});
  }

  @Test
  void rowsTakeTheNormsOfTheParametersRows() {
    Direction direction =
        new Direction(new float[] {3, 4, 0, 1}).normalisedByRows(new float[] {0, 10, 2, 0}, 2);

    assertThat(direction.values()).containsExactly(6, 8, 0, 2);
  }

  @Test
  void randomDirectionsHaveNormOne() {
    float[] values = Direction.randomUnit(1000, new Random(1)).values();

    double squares = 0;
    for (float value : values) {
      squares += value * value;
    }
    assertThat(squares).isCloseTo(1, within(1e-5));
  }

  @Test
  void refusesALossThatIsNotFinite() {
    LossLandscape broken = new LossLandscape(v -> Double.NaN, new float[2]);

    assertThatThrownBy(() -> broken.slice(Direction.unit(new float[] {1, 0}), 1, 3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot draw the loss landscape: the loss is NaN at one of its points."
                + " Use a smaller radius.");
  }

  @Test
  void refusesAnEvenNumberOfPoints() {
    assertThatThrownBy(() -> BOWL.slice(Direction.unit(new float[] {1, 0}), 1, 4))
        .hasMessage("points: 4 (expected: odd and >= 3)");
  }

  @Test
  void refusesADirectionOfZeros() {
    assertThatThrownBy(() -> Direction.unit(new float[2]))
        .hasMessage("values: norm 0.0 (expected: finite and > 0, to have a direction)");
  }

  static double bowl(float[] v) {
    return v[0] * v[0] + 10 * v[1] * v[1];
  }
}
