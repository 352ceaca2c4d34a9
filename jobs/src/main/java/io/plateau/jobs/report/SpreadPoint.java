package io.plateau.jobs.report;

import io.plateau.evaluation.PairedDifference;
import io.plateau.evaluation.SeedStatistics;
import io.plateau.jobs.report.chart.Point;

/** Points of charts with what seeds say of their chance. */
public final class SpreadPoint {

  private SpreadPoint() {}

  /** A mean of fractions in percent; without spread where there is one seed. */
  public static Point percent(double x, SeedStatistics fractions) {
    double mean = 100 * fractions.mean().orElseThrow();
    double deviation = 100 * fractions.deviation().value().orElse(0);
    return new Point(x, mean, mean - deviation, mean + deviation);
  }

  /** A mean difference of fractions in points, between the ends of its interval. */
  public static Point points(PairedDifference fractions) {
    double mean = 100 * fractions.difference().mean().orElseThrow();
    double halfWidth = 100 * fractions.halfWidth().value().orElse(0);
    return new Point(0, mean, mean - halfWidth, mean + halfWidth);
  }
}
