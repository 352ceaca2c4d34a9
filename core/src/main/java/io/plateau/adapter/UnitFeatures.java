package io.plateau.adapter;

import java.util.function.IntFunction;

/** The check that features are what every formula here takes them for: finite and of length 1. */
final class UnitFeatures {

  /** Half precision, in which features are often kept, moves a norm by less than a thousandth. */
  private static final double TOLERANCE = 0.01;

  private UnitFeatures() {}

  /**
   * Checks rows.
   *
   * @param values {@code rows x width}
   * @param name what messages call a row
   * @throws IllegalArgumentException at the first row that is not finite or not of norm 1
   */
  static void require(float[] values, int width, IntFunction<String> name) {
    for (int row = 0; row < values.length / width; row++) {
      double squares = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        if (!Float.isFinite(values[i])) {
          throw new IllegalArgumentException(
              "%s, element %d: %s (expected: a finite number)"
                  .formatted(name.apply(row), i - row * width, values[i]));
        }
        squares += (double) values[i] * values[i];
      }
      if (Math.abs(Math.sqrt(squares) - 1) > TOLERANCE) {
        throw new IllegalArgumentException(
            "%s: norm %.4g (expected: 1 within %s; divide every feature by its norm)"
                .formatted(name.apply(row), Math.sqrt(squares), TOLERANCE));
      }
    }
  }
}
