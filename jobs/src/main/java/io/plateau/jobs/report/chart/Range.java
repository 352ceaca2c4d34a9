package io.plateau.jobs.report.chart;

import java.util.stream.DoubleStream;

/** The values an axis covers, {@code min < max}. */
record Range(double min, double max) {

  Range {
    if (!(min < max) || !Double.isFinite(max - min)) {
      throw new IllegalArgumentException(
          "range: %s to %s (expected: finite and rising)".formatted(min, max));
    }
  }

  /** The range of some finite values; widened where they are all the same, 0 to 1 of none. */
  static Range of(DoubleStream values) {
    double[] sorted = values.filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return new Range(0, 1);
    }
    double min = sorted[0];
    double max = sorted[sorted.length - 1];
    double margin = Math.max(Math.abs(min), 1) * 0.05;
    return max - min > 1e-9 * Math.abs(max)
        ? new Range(min, max)
        : new Range(min - margin, max + margin);
  }

  double span() {
    return max - min;
  }
}
