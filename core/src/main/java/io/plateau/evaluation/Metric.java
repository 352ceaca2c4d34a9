package io.plateau.evaluation;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A number that may be undefined, with the reason if it is: no metric is ever silently 0 or NaN.
 *
 * @param number the value, finite, or null if undefined
 * @param undefined why there is no value, or null if there is one
 */
public record Metric(@Nullable Double number, @Nullable String undefined) {

  public Metric {
    if ((number == null) == (undefined == null)) {
      throw new IllegalArgumentException(
          "number: %s (expected: either a number or a reason, which is %s)"
              .formatted(number, undefined));
    }
    if (number != null && !Double.isFinite(number)) {
      throw new IllegalArgumentException("number: " + number + " (expected: finite)");
    }
  }

  public static Metric of(double number) {
    return new Metric(number, null);
  }

  public static Metric undefined(String reason) {
    return new Metric(null, reason);
  }

  /** {@code numerator / denominator}, undefined for the given reason over 0. */
  static Metric ratio(double numerator, double denominator, String reasonIfOverZero) {
    return denominator == 0 ? undefined(reasonIfOverZero) : of(numerator / denominator);
  }

  public boolean isDefined() {
    return number != null;
  }

  public OptionalDouble value() {
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  /**
   * The value.
   *
   * @throws IllegalStateException with the reason, if there is none
   */
  public double orElseThrow() {
    return value()
        .orElseThrow(
            () -> new IllegalStateException("Cannot use a metric without a value: " + undefined));
  }
}
