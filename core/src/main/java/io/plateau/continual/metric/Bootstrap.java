package io.plateau.continual.metric;

import io.plateau.evaluation.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Percentile bootstrap over test samples (Efron and Tibshirani 1993, chapter 13). Each resample
 * draws every test set anew, with replacement and once for all rows, and for both runs of a
 * difference: what makes a sample hard is then common to them and does not widen the interval. It
 * says how far the test sets carry; how far seeds do is another question.
 *
 * @param resamples how many
 * @param level confidence, such as 0.95
 * @param seed of the draws; the same gives the same intervals to the bit
 */
public record Bootstrap(int resamples, double level, long seed) {

  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples: " + resamples + " (expected: >= 1)");
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level: " + level + " (expected: > 0 and < 1)");
    }
  }

  /** 2000 resamples at 95 %. */
  public static Bootstrap seeded(long seed) {
    return new Bootstrap(2000, 0.95, seed);
  }

  /** The metrics of one run. */
  public Map<ContinualMetric, Interval> metrics(SampleMatrix run) {
    return intervals(sizes(run, run), samples -> values(run.counted(samples)));
  }

  /**
   * How much the metrics of the first run are above those of the second.
   *
   * @param second on the same samples in the same order
   * @throws IllegalArgumentException if the runs have other tasks or test sets
   */
  public Map<ContinualMetric, Interval> differences(SampleMatrix first, SampleMatrix second) {
    requirePaired(first, second);
    return intervals(
        sizes(first, second),
        samples -> differences(values(first.counted(samples)), values(second.counted(samples))));
  }

  private static Map<ContinualMetric, Metric> values(AccuracyMatrix matrix) {
    Map<ContinualMetric, Metric> values = new EnumMap<>(ContinualMetric.class);
    for (ContinualMetric metric : ContinualMetric.values()) {
      values.put(metric, metric.of(matrix));
    }
    return values;
  }

  private static Map<ContinualMetric, Metric> differences(
      Map<ContinualMetric, Metric> first, Map<ContinualMetric, Metric> second) {
    Map<ContinualMetric, Metric> differences = new EnumMap<>(ContinualMetric.class);
    first.forEach(
        (metric, value) -> differences.put(metric, difference(value, second.get(metric))));
    return differences;
  }

  private static Metric difference(Metric first, Metric second) {
    if (!first.isDefined() || !second.isDefined()) {
      return first.isDefined() ? second : first;
    }
    return Metric.of(first.orElseThrow() - second.orElseThrow());
  }

  private static void requirePaired(SampleMatrix first, SampleMatrix second) {
    if (!first.tasks().equals(second.tasks()) || !first.heldOut().equals(second.heldOut())) {
      throw new IllegalArgumentException(
          "second: tasks %s and held-out sets %s (expected: %s and %s, as the first has)"
              .formatted(second.tasks(), second.heldOut(), first.tasks(), first.heldOut()));
    }
    for (int column = 0; column < first.columns(); column++) {
      int samples = first.samples(column);
      int others = second.samples(column);
      // A run that knows nothing of a set has scored no sample of it.
      if (samples != others && samples != 0 && others != 0) {
        throw new IllegalArgumentException(
            "second: %d samples in column %d (expected: %d, those of the first)"
                .formatted(others, column + 1, samples));
      }
    }
  }

  /** How many samples there are of every test set, where one of two runs has scored it. */
  private static int[] sizes(SampleMatrix first, SampleMatrix second) {
    return IntStream.range(0, first.columns())
        .map(column -> Math.max(first.samples(column), second.samples(column)))
        .toArray();
  }

  /**
   * Intervals of what is computed from drawn samples.
   *
   * @param sizes how many samples there are of every test set
   */
  private Map<ContinualMetric, Interval> intervals(
      int[] sizes, Function<List<int[]>, Map<ContinualMetric, Metric>> statistic) {
    Map<ContinualMetric, Metric> estimates = statistic.apply(every(sizes));
    List<Map<ContinualMetric, Metric>> drawn =
        IntStream.range(0, resamples)
            .parallel()
            .mapToObj(resample -> statistic.apply(draws(sizes, resample)))
            .toList();
    Map<ContinualMetric, Interval> intervals = new EnumMap<>(ContinualMetric.class);
    estimates.forEach(
        (metric, estimate) -> intervals.put(metric, interval(metric, estimate, drawn)));
    return intervals;
  }

  private Interval interval(
      ContinualMetric metric, Metric estimate, List<Map<ContinualMetric, Metric>> drawn) {
    if (!estimate.isDefined()) {
      return Interval.undefined(estimate, level);
    }
    // Cells are missing in all resamples or in none, so that these are defined where it is.
    double[] values = drawn.stream().mapToDouble(of -> of.get(metric).orElseThrow()).toArray();
    double tail = (1 - level) / 2;
    double[] bounds = Quantiles.of(values, tail, 1 - tail);
    return new Interval(estimate, Metric.of(bounds[0]), Metric.of(bounds[1]), level);
  }

  private static List<int[]> every(int[] sizes) {
    return IntStream.of(sizes).mapToObj(samples -> IntStream.range(0, samples).toArray()).toList();
  }

  private List<int[]> draws(int[] sizes, int resample) {
    List<int[]> draws = new ArrayList<>();
    for (int column = 0; column < sizes.length; column++) {
      int samples = sizes[column];
      // Random's numbers are specified to the bit. Its own scrambling of seeds that follow one
      // another is weak, so that they are mixed first.
      long key = (seed * (resamples + 1L) + resample) * sizes.length + column;
      Random random = new Random(new SplittableRandom(key).nextLong());
      draws.add(IntStream.range(0, samples).map(i -> random.nextInt(samples)).toArray());
    }
    return draws;
  }
}
