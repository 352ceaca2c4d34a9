package io.plateau.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.plateau.clip.Torch;
import org.junit.jupiter.api.Test;

class AdamWTest {

  @Test
  void theFirstStepIsTheSignOfTheGradientAndTheDecay() {
    float[] values =
        step(new float[] {2, 2, -1}, new float[] {1, 0, 1}, new float[][] {{3, -4, 0}});

    // m / (1 - beta1) = g and v / (1 - beta2) = g^2, so the ratio is g / (|g| + eps).
    assertThat(values[0]).isCloseTo(2 - 0.1f * (1 + 0.05f * 2), within(1e-6f));
    assertThat(values[1]).isCloseTo(2 + 0.1f, within(1e-6f));
    assertThat(values[2]).isCloseTo(-1 + 0.1f * 0.05f, within(1e-6f));
  }

  @Test
  void theSecondStepHasBothMomentsCorrected() {
    float[] values = step(new float[] {0}, new float[] {0}, new float[][] {{1}, {-3}});

    double mean = (0.9 * 0.1 * 1 + 0.1 * -3) / (1 - 0.81);
    double square = (0.98 * 0.02 * 1 + 0.02 * 9) / (1 - 0.98 * 0.98);
    assertThat(values[0]).isCloseTo((float) (-0.1 - 0.1 * mean / Math.sqrt(square)), within(1e-6f));
  }

  private static float[] step(float[] start, float[] decays, float[][] gradients) {
    Torch.initialise();
    try (NDManager manager = NDManager.newBaseManager(null, Torch.ENGINE)) {
      NDArray values = manager.create(start);
      AdamW optimiser = new AdamW(values, manager.create(decays), manager);
      for (float[] gradient : gradients) {
        optimiser.step(manager.create(gradient), 0.1);
      }
      return values.toFloatArray();
    }
  }
}
