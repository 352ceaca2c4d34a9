package io.plateau.adapter;

/**
 * Mini-batch training with AdamW under a cosine.
 *
 * @param learningRate of the first step
 * @param weightDecay of AdamW
 * @param batch rows of a step
 * @param epochs passes over the rows
 */
public record TrainingSettings(double learningRate, double weightDecay, int batch, int epochs) {

  public TrainingSettings {
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "learning rate: " + learningRate + " (expected: finite and > 0)");
    }
    if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
      throw new IllegalArgumentException(
          "weight decay: " + weightDecay + " (expected: finite and >= 0)");
    }
    if (batch < 1) {
      throw new IllegalArgumentException("batch: " + batch + " (expected: >= 1)");
    }
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs: " + epochs + " (expected: >= 1)");
    }
  }

  /** AdamW 1e-3 with PyTorch's weight decay 0.01, batch 256, 20 epochs: Tip-Adapter-F's. */
  public static TrainingSettings tipAdapterF() {
    return new TrainingSettings(1e-3, 0.01, 256, 20);
  }

  /**
   * For CLIP-Adapter: its batch of 32, at Tip-Adapter-F's rate for 50 epochs. Its own rate of 1e-5
   * hardly moves features that few steps are taken on.
   */
  public static TrainingSettings clipAdapter() {
    return new TrainingSettings(1e-3, 0.01, 32, 50);
  }
}
