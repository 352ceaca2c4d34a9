package io.plateau.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class FeedForwardTest {

  private static final int ROWS = 3001; // no multiple of what is computed at a time

  /** One weight each way, so that the result is {@code 3 a(2 x + 0.5) + 0.25}. */
  private static NDArray weight(NDManager manager, String name) {
    return switch (name) {
      case "fc1.weight" -> manager.create(new float[] {2}, new Shape(1, 1));
      case "fc1.bias" -> manager.create(new float[] {0.5f});
      case "fc2.weight" -> manager.create(new float[] {3}, new Shape(1, 1));
      default -> manager.create(new float[] {0.25f});
    };
  }

  @Test
  void quickGeluIsXTimesTheSigmoidOf1702X() {
    Torch.initialise();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), Torch.ENGINE)) {
      TransformerConfig config = new TransformerConfig(1, 1, 1, 1, Activation.QUICK_GELU, 1e-5f);
      FeedForward feedForward =
          new FeedForward(name -> weight(manager, name), "", config, Precision.FP32);
      NDArray x = manager.arange(ROWS).toType(ai.djl.ndarray.types.DataType.FLOAT32, false);
      NDArray points = x.mul(8f / ROWS).sub(4).reshape(ROWS, 1);

      float[] found = feedForward.apply(points).toFloatArray();

      float[] at = points.toFloatArray();
      assertThat(found).hasSize(ROWS);
      for (int row = 0; row < ROWS; row++) {
        double h = 2 * at[row] + 0.5;
        double expected = 3 * h / (1 + Math.exp(-1.702 * h)) + 0.25;
        assertThat((double) found[row]).isCloseTo(expected, within(1e-5));
      }
    }
  }
}
