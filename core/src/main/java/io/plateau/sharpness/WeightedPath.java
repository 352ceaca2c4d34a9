package io.plateau.sharpness;

/**
 * {@code x = y + functional (x_functional - y) + logit (x_logit - y)}.
 *
 * @param functional weight of the functional path
 * @param logit weight of the logit path
 */
record WeightedPath(double functional, double logit) implements GradientPath {

  WeightedPath {
    if (!Double.isFinite(functional) || !Double.isFinite(logit)) {
      throw new IllegalArgumentException(
          "weights: %s and %s (expected: finite numbers)".formatted(functional, logit));
    }
  }

  @Override
  public Gradient gradient(Point here, Parameters y, Point above) {
    Parameters alongFunctional = GradientPath.functional().gradient(here, y, above).values();
    Gradient alongLogit = GradientPath.logit().gradient(here, y, above);
    return new Gradient(
        alongLogit.loss(),
        y.plus(functional, alongFunctional.plus(-1, y))
            .plus(logit, alongLogit.values().plus(-1, y)));
  }
}
