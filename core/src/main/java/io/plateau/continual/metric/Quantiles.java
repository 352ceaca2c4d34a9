package io.plateau.continual.metric;

import java.util.Arrays;

/**
 * Sample quantiles with linear interpolation between order statistics, NumPy's default (type 7).
 */
public final class Quantiles {

  private Quantiles() {}

  /**
   * Quantiles of values.
   *
   * @param values at least one, in any order
   * @param shares which quantiles, each in [0, 1]
   * @return one for every share
   */
  public static double[] of(double[] values, double... shares) {
    if (values.length == 0) {
      throw new IllegalArgumentException("values: none (expected: one at least)");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Arrays.stream(shares).map(share -> quantile(sorted, share)).toArray();
  }

  private static double quantile(double[] sorted, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share: " + share + " (expected: 0 to 1)");
    }
    double position = share * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
