package io.plateau.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Torch;
import org.junit.jupiter.api.Test;

class ContrastiveLossTest {

  @Test
  void orthogonalPairsLeaveTheSoftmaxOfTheScale() {
    // Cosines are the identity, so every row and column is log(1 + exp(-scale)).
    double scale = 3;

    assertThat(loss(new float[] {5, 0, 0, 0.1f}, new float[] {2, 0, 0, 7}, scale))
        .isCloseTo((float) Math.log1p(Math.exp(-scale)), within(1e-6f));
  }

  @Test
  void equalTextsAreAGuess() {
    // Rows: every text is as near, log 2. Columns: the scaled cosines are 3 and 0 for both texts.
    double rows = Math.log(2);
    double columns = (Math.log1p(Math.exp(-3)) + Math.log1p(Math.exp(3))) / 2;

    assertThat(loss(new float[] {1, 0, 0, 1}, new float[] {1, 0, 1, 0}, 3))
        .isCloseTo((float) ((rows + columns) / 2), within(1e-6f));
  }

  private static float loss(float[] images, float[] texts, double scale) {
    Torch.initialise();
    try (NDManager manager = NDManager.newBaseManager(null, Torch.ENGINE)) {
      Shape shape = new Shape(2, 2);
      NDArray logitScale = manager.create((float) Math.log(scale));
      return ContrastiveLoss.of(
              manager.create(images, shape), manager.create(texts, shape), logitScale)
          .getFloat();
    }
  }
}
