package io.plateau.sharpness;

import java.io.Serializable;

/**
 * Which gradient is taken of the way from v to the perturbed point: with {@code L(v) = l(T(v))},
 * {@code J = dT/dv} and {@code r = dl/dT}, the gradient at {@code v + eps} is {@code J(v + eps)^T
 * r(v + eps)}, and either factor can be left at v.
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
    return (here, y, above) -> above.gradient();
  }

  /**
   * Functional-SAM's: {@code J(v + eps)^T r(v)}. Exact and cheap where T are text features: the
   * derivative of the clean pass is pulled back once more.
   */
  static GradientPath functional() {
    return (here, y, above) -> functional(here, above);
  }

  /** {@code J(v)^T r(v + eps)}: the predictions move, the features' geometry does not. */
  static GradientPath logit() {
    return (here, y, above) -> logit(here, above);
  }

  /**
   * Both paths with weights of their own: {@code y + a (g_functional - y) + b (g_logit - y)}. (1,
   * 1) is SAM to first order in the radius, (1, 0) Functional-SAM, (0, 1) the logit path.
   */
  static GradientPath weighted(double a, double b) {
    return (here, y, above) -> {
      Parameters functional = functional(here, above).values();
      Parameters logit = logit(here, above).values();
      Parameters x = y.plus(a, functional.plus(-1, y)).plus(b, logit.plus(-1, y));
      return new Gradient(above.loss().value(), x);
    };
  }

  /**
   * {@link #weighted} by one angle: {@code a = sqrt(2) sin phi}, {@code b = sqrt(2) cos phi}.
   *
   * @param degrees 45 is SAM to first order, 90 sqrt(2) times the functional path, 0 the logit path
   */
  static GradientPath angle(double degrees) {
    double phi = Math.toRadians(degrees);
    return weighted(Math.sqrt(2) * Math.sin(phi), Math.sqrt(2) * Math.cos(phi));
  }

  private static Gradient functional(Point here, Point above) {
    return new Gradient(above.loss().value(), above.pull(here.loss().derivative()));
  }

  private static Gradient logit(Point here, Point above) {
    return new Gradient(above.loss().value(), here.pull(above.loss().derivative()));
  }
}
