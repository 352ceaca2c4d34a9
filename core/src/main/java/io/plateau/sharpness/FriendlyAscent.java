package io.plateau.sharpness;

/**
 * {@code eps = rho d / (|d| + 1e-12)} with {@code d = y - sigma m}, m the running mean of earlier
 * gradients; d is y while nothing is remembered.
 *
 * <p>Source: Li et al., Friendly Sharpness-Aware Minimization, CVPR 2024.
 *
 * @param rho radius
 * @param sigma share of m that is taken out, usually 1
 */
record FriendlyAscent(double rho, double sigma) implements Ascent {

  FriendlyAscent {
    Radius.require(rho);
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
