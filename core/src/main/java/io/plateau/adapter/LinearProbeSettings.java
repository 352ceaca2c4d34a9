package io.plateau.adapter;

/**
 * How a linear probe is regularised and how exactly it is solved.
 *
 * @param c inverse strength of the L2 penalty, where there are no validation rows to choose it on
 * @param iterations of L-BFGS at most
 * @param tolerance largest element of the gradient of the mean loss at which L-BFGS stops
 */
public record LinearProbeSettings(double c, int iterations, double tolerance) {

  public LinearProbeSettings {
    if (!(c > 0) || Double.isInfinite(c)) {
      throw new IllegalArgumentException("c: " + c + " (expected: finite and > 0)");
    }
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations: " + iterations + " (expected: >= 1)");
    }
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("tolerance: " + tolerance + " (expected: > 0)");
    }
  }

  /** C = 0.316, as CLIP's authors use on ImageNet; 1000 iterations; 1e-6. */
  public static LinearProbeSettings defaults() {
    return new LinearProbeSettings(0.316, 1000, 1e-6);
  }

  Lbfgs solver() {
    return new Lbfgs(10, iterations, tolerance);
  }
}
