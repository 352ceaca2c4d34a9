package io.plateau.evaluation;

import java.util.stream.DoubleStream;

/**
 * Mean and sample standard deviation (n - 1) of a number over seeds.
 *
 * @param seeds how many values there are
 * @param mean undefined without values
 * @param deviation undefined below two values
 */
public record SeedStatistics(int seeds, Metric mean, Metric deviation) {

  public static SeedStatistics of(double... values) {
    if (values.length == 0) {
      Metric none = Metric.undefined("there are no values");
      return new SeedStatistics(0, none, none);
    }
    double mean = DoubleStream.of(values).average().orElseThrow();
    double squares = DoubleStream.of(values).map(value -> (value - mean) * (value - mean)).sum();
    return new SeedStatistics(values.length, Metric.of(mean), deviation(squares, values.length));
  }

  private static Metric deviation(double squares, int seeds) {
    return seeds < 2
        ? Metric.undefined("one seed has no deviation")
        : Metric.of(Math.sqrt(squares / (seeds - 1)));
  }
}
