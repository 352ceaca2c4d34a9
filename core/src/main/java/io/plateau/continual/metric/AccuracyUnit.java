package io.plateau.continual.metric;

/** What an accuracy of 1 is written as. Inside, accuracies are fractions. */
public enum AccuracyUnit {
  FRACTION(1),
  PERCENT(100);

  private final int whole;

  AccuracyUnit(int whole) {
    this.whole = whole;
  }

  /** How all samples right are written. */
  public int whole() {
    return whole;
  }

  double toFraction(double written) {
    return written / whole;
  }

  /** An accuracy, or a difference of two, as it is written. */
  public double fromFraction(double fraction) {
    return fraction * whole;
  }
}
