package io.plateau.jobs.dashboard;

import io.plateau.continual.metric.Bootstrap;
import io.plateau.continual.metric.ContinualMetric;
import io.plateau.continual.metric.Interval;
import io.plateau.evaluation.Metric;
import io.plateau.evaluation.PairedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A strategy against the baseline, run by run on the same stream with the same seed.
 *
 * @param strategy what is compared; the baseline is subtracted
 * @param pairs the runs that both have
 */
record StrategyDifference(String strategy, List<StrategyDifference.Pair> pairs) {

  StrategyDifference {
    pairs = List.copyOf(pairs);
  }

  /**
   * Two runs on the same test samples.
   *
   * @param run of the strategy
   * @param intervals of differences over test samples
   */
  record Pair(StreamResult run, Map<ContinualMetric, Interval> intervals) {

    Pair {
      intervals = Map.copyOf(intervals);
    }
  }

  /**
   * Compares all strategies with one.
   *
   * @param bootstrap over test samples
   */
  static List<StrategyDifference> from(
      String baseline, List<StreamResult> runs, Bootstrap bootstrap) {
    return runs.stream()
        .map(StreamResult::strategy)
        .distinct()
        .filter(strategy -> !strategy.equals(baseline))
        .map(strategy -> of(strategy, baseline, runs, bootstrap))
        .filter(difference -> !difference.pairs.isEmpty())
        .toList();
  }

  private static StrategyDifference of(
      String strategy, String baseline, List<StreamResult> runs, Bootstrap bootstrap) {
    List<Pair> pairs = new ArrayList<>();
    for (StreamResult run : runs) {
      if (run.strategy().equals(strategy) && run.saved().isFinished()) {
        runs.stream()
            .filter(other -> other.strategy().equals(baseline) && run.isPairedWith(other))
            .filter(other -> other.saved().isFinished())
            .findFirst()
            .map(other -> bootstrap.differences(run.saved().samples(), other.saved().samples()))
            .ifPresent(intervals -> pairs.add(new Pair(run, intervals)));
      }
    }
    return new StrategyDifference(strategy, pairs);
  }

  /** Over streams and seeds, by Student's t; of the pairs in which it is defined. */
  PairedDifference over(ContinualMetric metric) {
    double[] differences =
        pairs.stream()
            .map(pair -> pair.intervals.get(metric))
            .map(interval -> interval == null ? NONE : interval.estimate())
            .filter(Metric::isDefined)
            .mapToDouble(Metric::orElseThrow)
            .toArray();
    return PairedDifference.of(differences, new double[differences.length]);
  }

  private static final Metric NONE = Metric.undefined("there is no interval");

  /** Over test samples, where there is one pair. */
  Optional<Interval> ofTheOnlyPair(ContinualMetric metric) {
    return pairs.size() == 1
        ? Optional.ofNullable(pairs.get(0).intervals.get(metric))
            .filter(interval -> interval.estimate().isDefined())
        : Optional.empty();
  }
}
