package io.plateau.adapter;

/**
 * What of LP++ the data do not set.
 *
 * @param textWeight alpha starts as this times the mean cosine of rows with their true texts
 * @param momentum of the head's steps
 * @param epochs full-batch steps of the head
 * @param alphaPeriod every how many epochs alpha takes a step
 */
public record LpPlusPlusSettings(double textWeight, double momentum, int epochs, int alphaPeriod) {

  public LpPlusPlusSettings {
    if (!(textWeight >= 0) || Double.isInfinite(textWeight)) {
      throw new IllegalArgumentException(
          "text weight: " + textWeight + " (expected: finite and >= 0)");
    }
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException("momentum: " + momentum + " (expected: in [0, 1))");
    }
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs: " + epochs + " (expected: >= 1)");
    }
    if (alphaPeriod < 1) {
      throw new IllegalArgumentException("alpha period: " + alphaPeriod + " (expected: >= 1)");
    }
  }

  /** 250, 0.9, 300 epochs, every 10th, as published. */
  public static LpPlusPlusSettings defaults() {
    return new LpPlusPlusSettings(250, 0.9, 300, 10);
  }
}
