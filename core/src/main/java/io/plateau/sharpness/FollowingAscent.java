package io.plateau.sharpness;

/**
 * {@code eps = rho (lr_t / lr) y / (|y| + 1e-12)}: the radius shrinks with the learning rate.
 *
 * <p>Source: Zhuang et al., Surrogate Gap Minimization Improves Sharpness-Aware Training, ICLR
 * 2022, with its smallest radius and learning rate at zero.
 *
 * @param rho radius at the learning rate that was set
 */
record FollowingAscent(double rho) implements Ascent {

  FollowingAscent {
    Numbers.requireNonNegative("rho", rho);
  }

  @Override
  public Parameters offset(Parameters v, Parameters y, Guide guide) {
    return Radius.along(y, rho * guide.relativeLearningRate());
  }
}
