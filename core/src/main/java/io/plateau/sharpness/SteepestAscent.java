package io.plateau.sharpness;

/**
 * {@code eps = rho y / (|y| + 1e-12)}, with the norm over all learned tensors.
 *
 * <p>Source: Foret et al., Sharpness-Aware Minimization, ICLR 2021.
 *
 * @param rho radius
 */
record SteepestAscent(double rho) implements Ascent {

  SteepestAscent {
    Numbers.requireNonNegative("rho", rho);
  }

  @Override
  public Parameters offset(Parameters v, Parameters y, Guide guide) {
    return Radius.along(y, rho);
  }
}
