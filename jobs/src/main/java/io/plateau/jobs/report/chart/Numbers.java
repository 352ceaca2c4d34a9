package io.plateau.jobs.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as a reader wants them in running text. */
final class Numbers {

  private Numbers() {}

  /** About four significant digits, without exponents or trailing zeros. */
  static String compact(double value) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).round(new MathContext(4, RoundingMode.HALF_EVEN));
    String text = rounded.stripTrailingZeros().toPlainString();
    return text.replace('-', '\u2212');
  }
}
