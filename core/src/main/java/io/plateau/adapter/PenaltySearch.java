package io.plateau.adapter;

import java.util.function.DoubleUnaryOperator;

/**
 * CoOp's search for C: the best of seven powers of ten, then eight halvings of the interval a power
 * to either side of it, in log space. Of equally good ones the smaller, that is the stronger
 * penalty.
 */
final class PenaltySearch {

  private static final double[] EXPONENTS = {-6, -4, -2, 0, 2, 4, 6};
  private static final int HALVINGS = 8;

  private PenaltySearch() {}

  /**
   * The best C.
   *
   * @param accuracy of the probe solved with a C, on validation rows
   */
  static double best(DoubleUnaryOperator accuracy) {
    double peak = peak(accuracy);
    double left = peak - 1;
    double right = peak + 1;
    double ofLeft = accuracy.applyAsDouble(Math.pow(10, left));
    double ofRight = accuracy.applyAsDouble(Math.pow(10, right));
    double best = peak;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = (left + right) / 2;
      if (ofLeft < ofRight) {
        best = right;
        left = middle;
        ofLeft = accuracy.applyAsDouble(Math.pow(10, left));
      } else {
        best = left;
        right = middle;
        ofRight = accuracy.applyAsDouble(Math.pow(10, right));
      }
    }
    return Math.pow(10, best);
  }

  private static double peak(DoubleUnaryOperator accuracy) {
    double peak = EXPONENTS[0];
    double highest = Double.NEGATIVE_INFINITY;
    for (double exponent : EXPONENTS) {
      double of = accuracy.applyAsDouble(Math.pow(10, exponent));
      if (of > highest) {
        highest = of;
        peak = exponent;
      }
    }
    return peak;
  }
}
