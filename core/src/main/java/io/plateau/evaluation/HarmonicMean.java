package io.plateau.evaluation;

/** H = 2BN / (B + N), the single number of the base-to-new protocol. */
public final class HarmonicMean {

  private HarmonicMean() {}

  /**
   * The harmonic mean of two accuracies; 0 if both are 0, which is its limit there.
   *
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public static double of(double base, double newClasses) {
    requireAccuracy("base", base);
    requireAccuracy("newClasses", newClasses);
    return base + newClasses == 0 ? 0 : 2 * base * newClasses / (base + newClasses);
  }

  /** The harmonic mean, undefined if one of the two is. */
  public static Metric of(Metric base, Metric newClasses) {
    if (!base.isDefined()) {
      return Metric.undefined("the base accuracy is undefined: " + base.undefined());
    }
    if (!newClasses.isDefined()) {
      return Metric.undefined("the new accuracy is undefined: " + newClasses.undefined());
    }
    return Metric.of(of(base.orElseThrow(), newClasses.orElseThrow()));
  }

  private static void requireAccuracy(String name, double accuracy) {
    if (!(accuracy >= 0) || !Double.isFinite(accuracy)) {
      throw new IllegalArgumentException(name + ": " + accuracy + " (expected: finite and >= 0)");
    }
  }
}
