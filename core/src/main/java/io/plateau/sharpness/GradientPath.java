package io.plateau.sharpness;

import java.io.Serializable;

/**
 * Which gradient is taken of the way from v to the perturbed point: with {@code L(v) = l(T(v))},
 * {@code J = dT/dv} and {@code r = dl/dT}, the gradient at {@code v + eps} is {@code J(v + eps)^T
 * r(v + eps)}, and either factor can be left at v. To first order in eps the two halves add up:
 * {@code x - y = (x_functional - y) + (x_logit - y)}.
 *
 * <p>Source: Functional-SAM, arXiv 2502.02407.
 */
public interface GradientPath extends Serializable {

  /**
   * x.
   *
   * @param here v
   * @param y the clean gradient at v
   * @param above {@code v + eps}
   */
  Gradient gradient(Point here, Parameters y, Point above);

  /** SAM's: {@code J(v + eps)^T r(v + eps)}. */
  static GradientPath full() {
    return new FullPath();
  }

  /**
   * Functional-SAM's: {@code J(v + eps)^T r(v)}. Exact and cheap where T are text features: the
   * derivative of the clean pass is pulled back once more.
   */
  static GradientPath functional() {
    return new FunctionalPath();
  }

  /** {@code J(v)^T r(v + eps)}: the predictions move, the features' geometry does not. */
  static GradientPath logit() {
    return new LogitPath();
  }

  /**
   * Both paths with weights of their own: {@code y + a (x_functional - y) + b (x_logit - y)}. (1,
   * 1) is SAM to first order in the radius, (1, 0) Functional-SAM, (0, 1) the logit path.
   */
  static GradientPath weighted(double a, double b) {
    return new WeightedPath(a, b);
  }

  /**
   * {@link #weighted} by one angle: {@code a = sqrt(2) sin phi}, {@code b = sqrt(2) cos phi}.
   *
   * @param degrees 45 is SAM to first order; 90 steps sqrt(2) times as far from y as the functional
   *     path, 0 sqrt(2) times as far as the logit path
   */
  static GradientPath angle(double degrees) {
    double phi = Math.toRadians(degrees);
    return weighted(Math.sqrt(2) * Math.sin(phi), Math.sqrt(2) * Math.cos(phi));
  }
}
