package io.plateau.continual.closedform;

import io.plateau.adapter.DistributedSum;

/**
 * RanPAC: ridge regression on Gaussian random features, with the ridge chosen on validation rows.
 *
 * <p>Source: McDonnell et al., RanPAC: Random Projections and Pre-trained Models for Continual
 * Learning, NeurIPS 2023.
 *
 * @param features phi
 */
public record RanPac(RandomFeatures features) {

  private static final int LOWEST_POWER = -8;
  private static final int HIGHEST_POWER = 8;

  /** Before the first task. */
  public RidgeSums start() {
    return RidgeSums.empty(features);
  }

  /**
   * The sums after one task more.
   *
   * @param task its rows, with labels of the whole stream
   * @param classes how many labels there are so far
   */
  public RidgeSums learn(RidgeSums before, DistributedSum task, int classes) {
    return before.plus(RidgeSums.of(task, features, classes));
  }

  /**
   * The lambda of 1e-8, 1e-7, ..., 1e8 with the least mean squared error on validation rows; of
   * equally good ones the largest.
   *
   * @param fit sums over the rows to fit
   * @param validation sums over other rows, which are no test rows, of the same classes
   */
  public static double lambda(RidgeSums fit, RidgeSums validation) {
    if (validation.classes() != fit.classes() || validation.rows() == 0) {
      throw new IllegalArgumentException(
          "validation: %.0f rows of %d classes (expected: rows of %d classes, as were fitted)"
              .formatted(validation.rows(), validation.classes(), fit.classes()));
    }
    double best = Math.pow(10, HIGHEST_POWER);
    double least = Double.POSITIVE_INFINITY;
    for (int power = HIGHEST_POWER; power >= LOWEST_POWER; power--) {
      double lambda = Math.pow(10, power);
      double error = errorOf(fit, validation, lambda);
      if (error < least) {
        best = lambda;
        least = error;
      }
    }
    return best;
  }

  /** Infinite where lambda is too small to solve with. */
  private static double errorOf(RidgeSums fit, RidgeSums validation, double lambda) {
    try {
      return validation.squaredError(fit.solve(lambda));
    } catch (IllegalArgumentException singular) {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** The classifier of the classes seen so far. */
  public RidgeClassifier classifier(RidgeSums sums, double lambda) {
    return RidgeClassifier.solve(sums, lambda);
  }
}
