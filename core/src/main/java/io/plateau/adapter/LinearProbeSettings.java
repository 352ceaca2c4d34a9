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

  /**
   * C = 31.6, 1000 iterations, 1e-8. CLIP's authors use 0.316 on features as the tower gives them,
   * which are about 10 long; on features of length 1 that is a C 100 times as large.
   */
  public static LinearProbeSettings defaults() {
    return new LinearProbeSettings(31.6, 1000, 1e-8);
  }
}
