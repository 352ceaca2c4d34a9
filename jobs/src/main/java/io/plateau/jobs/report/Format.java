package io.plateau.jobs.report;

import io.plateau.evaluation.SeedStatistics;
import java.time.Duration;
import java.util.Locale;

/** Numbers in words of the page: percent with one decimal, a true minus sign. */
public final class Format {

  private Format() {}

  /** A fraction as percent, without the sign: 0.4567 is 45.7. */
  public static String percent(double fraction) {
    return decimals(100 * fraction, 1);
  }

  /** A difference of fractions in points, always signed. */
  public static String signedPoints(double fraction) {
    String text = percent(fraction);
    return fraction > 0 && !text.equals("0.0") ? "+" + text : text;
  }

  /** A difference of fractions in points, without its sign. */
  public static String points(double fraction) {
    String text = percent(Math.abs(fraction));
    return text + (text.equals("1.0") ? " point" : " points");
  }

  /** Mean and deviation of fractions: 45.7 ± 1.2 %, or 45.7 % of one seed. */
  public static String percent(SeedStatistics statistics) {
    String mean = percent(statistics.mean().orElseThrow());
    return statistics.deviation().isDefined()
        ? mean + " \u00b1 " + percent(statistics.deviation().orElseThrow()) + " %"
        : mean + " %";
  }

  public static String decimals(double value, int digits) {
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return (zero ? text.replace("-", "") : text).replace('-', '\u2212');
  }

  /** 850 ms, 12.3 s, 2 min 05 s, 1 h 02 min. */
  public static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 1) {
      return duration.toMillis() + " ms";
    }
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
  }

  /** The text with its numbers and their units kept on one line. */
  public static String unbroken(String text) {
    return text.replace(" %", "\u00a0%").replace(" \u00b1 ", "\u00a0\u00b1\u00a0");
  }

  public static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
