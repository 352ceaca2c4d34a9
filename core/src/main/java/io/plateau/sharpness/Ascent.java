package io.plateau.sharpness;

import java.io.Serializable;

/**
 * Where the perturbed point lies, seen from v.
 *
 * <p>Implementations are stateless: what they know of the past comes with the guide.
 */
public interface Ascent extends Serializable {

  /**
   * eps.
   *
   * @param y the clean gradient at v
   */
  Parameters offset(Parameters v, Parameters y, Guide guide);

  /**
   * {@code rho y / |y|}: where the linearised loss is largest on a sphere.
   *
   * @param rho radius, at least 0
   */
  static Ascent sam(double rho) {
    return new SteepestAscent(rho);
  }

  /** {@link #sam} with a radius that follows the learning rate, as GSAM has it. */
  static Ascent followingLearningRate(double rho) {
    return new FollowingAscent(rho);
  }

  /** {@code rho v^2 y / | |v| y |}: a sphere in units of the parameters' own sizes. */
  static Ascent adaptive(double rho) {
    return new AdaptiveAscent(rho);
  }

  /**
   * {@code rho d / |d|} with {@code d = y - sigma m}: the batch's own noise, without the gradient
   * that all batches share.
   *
   * @param sigma share of the remembered mean gradient m that is taken out
   */
  static Ascent friendly(double rho, double sigma) {
    return new FriendlyAscent(rho, sigma);
  }

  /**
   * SAMPLe's: along y, less a share of what is new in y.
   *
   * @param alpha step away from the component of y orthogonal to its running mean
   * @param decay of that mean
   */
  static Ascent sample(double rho, double alpha, double decay) {
    return new SampleAscent(rho, alpha, decay);
  }

  /** {@code rho d / |d|} with {@code d = y / (sqrt(s) + 1e-8)}, s the second moment. */
  static Ascent preconditioned(double rho) {
    return new PreconditionedAscent(rho);
  }
}
