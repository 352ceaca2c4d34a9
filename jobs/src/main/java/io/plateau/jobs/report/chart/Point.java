package io.plateau.jobs.report.chart;

/**
 * A value with its spread.
 *
 * @param x where
 * @param y how much
 * @param low lower end of the spread, {@code y} if there is none
 * @param high upper end of the spread, {@code y} if there is none
 */
public record Point(double x, double y, double low, double high) {

  public static Point of(double x, double y) {
    return new Point(x, y, y, y);
  }

  boolean isFinite() {
    return Double.isFinite(x) && Double.isFinite(y);
  }

  boolean hasSpread() {
    return high > low;
  }
}
