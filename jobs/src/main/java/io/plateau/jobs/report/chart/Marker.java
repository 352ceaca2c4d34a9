package io.plateau.jobs.report.chart;

import java.util.Locale;

/** One shape per palette place, so that methods differ by more than their colour. */
public final class Marker {

  private Marker() {}

  /** The SVG path data of a marker of about radius {@code r} around a point. */
  public static String path(int colour, double x, double y, double r) {
    double s = r * 0.9;
    return switch (colour % 5) {
      case 2 -> path("M%s %sh%sv%sh%sz", x - s, y - s, 2 * s, 2 * s, -2 * s);
      case 3 -> path("M%s %sl%s %sh%sz", x, y - 1.2 * r, 1.15 * r, 2 * r, -2.3 * r);
      case 4 ->
          path(
              "M%s %sl%s %sl%s %sl%s %sz",
              x, y - 1.3 * r, 1.3 * r, 1.3 * r, -1.3 * r, 1.3 * r, -1.3 * r, -1.3 * r);
      default ->
          path("M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 %s 0z", x - r, y, r, r, 2 * r, r, r, -2 * r);
    };
  }

  private static String path(String template, Double... numbers) {
    Object[] rounded = new Object[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      rounded[i] = String.format(Locale.ROOT, "%.1f", numbers[i]);
    }
    return String.format(Locale.ROOT, template, rounded);
  }
}
