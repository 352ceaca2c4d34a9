package io.plateau.jobs.report;

import io.plateau.evaluation.SeedStatistics;
import io.plateau.jobs.report.chart.Point;

/** Points of charts whose spread is one standard deviation over seeds. */
final class SpreadPoint {

  private SpreadPoint() {}

  /** A mean of fractions in percent; without spread where there is one seed. */
  static Point percent(double x, SeedStatistics fractions) {
    double mean = 100 * fractions.mean().orElseThrow();
    double deviation = 100 * fractions.deviation().value().orElse(0);
    return new Point(x, mean, mean - deviation, mean + deviation);
  }
}
