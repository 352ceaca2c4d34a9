package io.plateau.steering;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.clip.GoldenClip;
import io.plateau.tensor.HostDoubles;
import org.junit.jupiter.api.Test;

class LayerMomentsTest {

  private static final int ROWS = 50;
  private static final int WIDTH = 6;

  @Test
  void theSolutionIsThatOfPyTorchsLeastSquares() {
    float[] solution = ToastGoldens.tensor(ToastGoldens.open("least-squares"), "solution").values();

    assertThat(relativeError(moments(ROWS).solve(0).values(), solution)).isLessThan(1e-6);
  }

  /** One number a token: A = sum(in out) / (sum(out out) (1 + ridge)). */
  @Test
  void ridgeIsAShareOfTheMeanSquare() {
    LayerMoments moments = LayerMoments.zeros(1);
    moments.add(new double[] {6}, new double[] {4});

    assertThat(moments.solve(0).values()).containsExactly(1.5f);
    assertThat(moments.solve(0.25).values()).containsExactly(1.2f);
  }

  @Test
  void tooFewTokensAreRefused() {
    assertThatThrownBy(() -> moments(WIDTH - 1).solve(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot solve for the feedback: the tokens seen so far leave the least squares"
                + " undetermined at ridge 0.0. Add images, or raise ridge.");
  }

  @Test
  void tooFewTokensAreEnoughWithARidge() {
    assertThat(moments(WIDTH - 1).solve(1e-3).values()).doesNotContain(Float.NaN);
  }

  @Test
  void sumsOfDifferentWidthsAreRefused() {
    assertThatThrownBy(() -> new LayerMoments(HostDoubles.zeros(2, 2), HostDoubles.zeros(3, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("moments: shapes [2, 2] and [3, 3] (expected: both [width, width])");
  }

  private static LayerMoments moments(int rows) {
    float[] out = GoldenClip.ramp(ROWS * WIDTH, 7919);
    float[] in = GoldenClip.ramp(ROWS * WIDTH, 101);
    double[] cross = new double[WIDTH * WIDTH];
    double[] gram = new double[WIDTH * WIDTH];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < WIDTH; i++) {
        for (int j = 0; j < WIDTH; j++) {
          cross[i * WIDTH + j] += (double) in[row * WIDTH + i] * out[row * WIDTH + j];
          gram[i * WIDTH + j] += (double) out[row * WIDTH + i] * out[row * WIDTH + j];
        }
      }
    }
    LayerMoments moments = LayerMoments.zeros(WIDTH);
    moments.add(cross, gram);
    return moments;
  }
}
