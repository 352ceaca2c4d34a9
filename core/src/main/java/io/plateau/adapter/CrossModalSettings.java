package io.plateau.adapter;

/**
 * How the cross-modal head is trained.
 *
 * @param learningRate of the first step, towards 0 on a cosine
 * @param weightDecay of AdamW
 * @param batch samples of a step, half of them images and half texts
 * @param steps at most; validation rows choose the best of every hundredth
 */
public record CrossModalSettings(double learningRate, double weightDecay, int batch, int steps) {

  public CrossModalSettings {
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "learning rate: " + learningRate + " (expected: finite and > 0)");
    }
    if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
      throw new IllegalArgumentException(
          "weight decay: " + weightDecay + " (expected: finite and >= 0)");
    }
    if (batch < 2) {
      throw new IllegalArgumentException(
          "batch: " + batch + " (expected: >= 2, an image and a text)");
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps: " + steps + " (expected: >= 1)");
    }
  }

  /** AdamW 1e-3 with weight decay 0.01, batch 8, 12800 steps. */
  public static CrossModalSettings defaults() {
    return new CrossModalSettings(1e-3, 0.01, 8, 12_800);
  }
}
