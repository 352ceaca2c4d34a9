package io.plateau.jobs.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * What several measurements of the same thing gave.
 *
 * @param median the upper one of an even number
 */
record Spread(double median, double min, double max) {

  /** The spread of at least one measurement. */
  static Spread of(double... measured) {
    if (measured.length == 0) {
      throw new IllegalArgumentException("measurements: none (expected: at least one)");
    }
    double[] sorted = measured.clone();
    Arrays.sort(sorted);
    return new Spread(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }

  /** The same through an increasing function. */
  Spread map(DoubleUnaryOperator function) {
    return new Spread(
        function.applyAsDouble(median), function.applyAsDouble(min), function.applyAsDouble(max));
  }

  /** {@code median (min - max)}. */
  String text(int decimals) {
    return "%s (%s - %s)"
        .formatted(number(median, decimals), number(min, decimals), number(max, decimals));
  }

  static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
