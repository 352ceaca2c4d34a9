package io.plateau.sharpness;

/**
 * {@code eps = rho d / (|d| + 1e-12)} with {@code d = y - sigma m}, m the running mean of earlier
 * gradients; d is y while nothing is remembered. That m does not hold y yet is how the release has
 * it; with {@code sigma = 1} the direction would be the same if it did.
 *
 * <p>Source: Li et al., Friendly Sharpness-Aware Minimization, CVPR 2024, and its release.
 *
 * @param rho radius
 * @param sigma share of m that is taken out, usually 1
 */
record FriendlyAscent(double rho, double sigma) implements Ascent {

  FriendlyAscent {
    Numbers.requireNonNegative("rho", rho);
    if (!Double.isFinite(sigma)) {
      throw new IllegalArgumentException("sigma: " + sigma + " (expected: a finite number)");
    }
  }

  @Override
  public Parameters offset(Parameters v, Parameters y, Guide guide) {
    Parameters m = guide.memory();
    return Radius.along(m.isEmpty() ? y : y.plus(-sigma, m), rho);
  }
}
