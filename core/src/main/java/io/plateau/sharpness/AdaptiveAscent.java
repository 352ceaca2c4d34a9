package io.plateau.sharpness;

/**
 * {@code eps = rho v^2 y / | |v| y |}, products element by element.
 *
 * <p>Source: Kwon et al., ASAM: Adaptive Sharpness-Aware Minimization, ICML 2021. Radii are about
 * ten times those of SAM.
 *
 * @param rho radius in units of the parameters' sizes
 */
record AdaptiveAscent(double rho) implements Ascent {

  private static final double TINY = 1e-12;

  AdaptiveAscent {
    Numbers.requireNonNegative("rho", rho);
  }

  @Override
  public Parameters offset(Parameters v, Parameters y, Guide guide) {
    double scaled = v.combine(y, (vi, yi) -> Math.abs(vi) * yi).norm();
    double factor = rho / (scaled + TINY);
    return v.combine(y, (vi, yi) -> factor * vi * vi * yi);
  }
}
