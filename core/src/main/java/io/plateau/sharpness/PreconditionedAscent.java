package io.plateau.sharpness;

/**
 * {@code eps = rho d / (|d| + 1e-12)} with {@code d = y / (sqrt(s) + 1e-8)}, s the base optimiser's
 * second moment before this step; along y while s is zero or the optimiser keeps none.
 *
 * <p>Source: the preconditioned variants of Functional-SAM (arXiv 2502.02407) with a normalisation
 * of our own.
 *
 * @param rho radius
 */
record PreconditionedAscent(double rho) implements Ascent {

  private static final double TINY = 1e-8;

  PreconditionedAscent {
    Numbers.requireNonNegative("rho", rho);
  }

  @Override
  public Parameters offset(Parameters v, Parameters y, Guide guide) {
    Parameters s = guide.secondMoment();
    return Radius.along(
        s.isEmpty() ? y : y.combine(s, (yi, si) -> yi / (Math.sqrt(si) + TINY)), rho);
  }
}
