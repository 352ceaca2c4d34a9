package io.plateau.evaluation;

import java.util.stream.IntStream;

/**
 * How much one method differs from another over the same seeds, which removes the spread that both
 * share because they learned from the same few shots.
 *
 * @param difference mean and deviation of (first - second) over seeds
 * @param wins seeds in which the first is strictly higher
 * @param halfWidth half the width of the 95 % Student-t interval of the mean; undefined below two
 *     seeds
 */
public record PairedDifference(SeedStatistics difference, int wins, Metric halfWidth) {

  /** Two-sided 95 % quantiles of Student's t for 1 to 10 degrees of freedom. */
  private static final double[] T_QUANTILES = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228
  };

  /**
   * Compares values of the same seeds, in the same order.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public static PairedDifference of(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "second: %d values (expected: %d, one per seed of the first)"
              .formatted(second.length, first.length));
    }
    double[] differences =
        IntStream.range(0, first.length).mapToDouble(i -> first[i] - second[i]).toArray();
    SeedStatistics statistics = SeedStatistics.of(differences);
    int wins = (int) IntStream.range(0, first.length).filter(i -> first[i] > second[i]).count();
    return new PairedDifference(statistics, wins, halfWidth(statistics));
  }

  /** Whether the interval leaves 0 out: the sign of the difference is then more than chance. */
  public boolean isClear() {
    return halfWidth.isDefined()
        && Math.abs(difference.mean().orElseThrow()) > halfWidth.orElseThrow();
  }

  private static Metric halfWidth(SeedStatistics statistics) {
    return statistics.deviation().isDefined()
        ? Metric.of(
            quantile(statistics.seeds() - 1)
                * statistics.deviation().orElseThrow()
                / Math.sqrt(statistics.seeds()))
        : Metric.undefined("an interval needs two seeds");
  }

  /** Beyond the table: the first terms of the expansion around the normal quantile. */
  private static double quantile(int degreesOfFreedom) {
    if (degreesOfFreedom <= T_QUANTILES.length) {
      return T_QUANTILES[degreesOfFreedom - 1];
    }
    double z = 1.959964;
    return z + (Math.pow(z, 3) + z) / (4.0 * degreesOfFreedom);
  }
}
