package io.plateau.sharpness;

/**
 * {@code eps = rho y / |y| - alpha (y - xi s m)} with {@code m = decay m' + (1 - decay) y}, {@code
 * xi = cos(m, y)} and {@code s = |y| / |m|}: y is kept along its running mean and damped across it.
 * Radius 0 switches the perturbation off altogether.
 *
 * <p>Source: SAMPLe (sharpness-aware multi-modal prompt learning), whose update adds the clean
 * gradient to the one taken here.
 *
 * @param rho radius
 * @param alpha weight of the component of y across m
 * @param decay of the remembered mean m', in [0, 1)
 */
record SampleAscent(double rho, double alpha, double decay) implements Ascent {

  SampleAscent {
    Numbers.requireNonNegative("rho", rho);
    Numbers.requireNonNegative("alpha", alpha);
    Numbers.requireDecay(decay);
  }

  @Override
  public Parameters offset(Parameters v, Parameters y, Guide guide) {
    if (rho == 0) {
      return y.times(0);
    }
    Parameters m = RunningMean.next(guide.memory(), y, decay);
    // xi s m is the projection of y on m.
    return Radius.along(y, rho).plus(-alpha, y.across(m));
  }
}
