package io.plateau.jobs.report;

import io.plateau.evaluation.HarmonicMean;

/**
 * What a method scored with one radius.
 *
 * @param method method name
 * @param rho radius of the perturbation, &gt; 0
 * @param seed of the few-shot draw
 * @param base accuracy on base classes, in [0, 1]
 * @param newClasses accuracy on new classes, in [0, 1]
 */
public record RhoPoint(String method, double rho, long seed, double base, double newClasses) {

  public RhoPoint {
    if (!(rho > 0) || !Double.isFinite(rho)) {
      throw new IllegalArgumentException("rho: " + rho + " (expected: finite and > 0)");
    }
    requireAccuracy("base", base);
    requireAccuracy("newClasses", newClasses);
  }

  public double h() {
    return HarmonicMean.of(base, newClasses);
  }

  private static void requireAccuracy(String name, double accuracy) {
    if (!(accuracy >= 0 && accuracy <= 1)) {
      throw new IllegalArgumentException(name + ": " + accuracy + " (expected: 0 to 1)");
    }
  }
}
