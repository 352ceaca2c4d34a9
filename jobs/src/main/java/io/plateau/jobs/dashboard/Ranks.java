package io.plateau.jobs.dashboard;

import io.plateau.continual.metric.ContinualMetric;
import io.plateau.evaluation.SeedStatistics;
import java.util.List;
import java.util.Set;

/** Places of strategies among those that learned the same stream with the same seed. */
final class Ranks {

  private static final Set<ContinualMetric> LOWER_IS_BETTER =
      Set.of(
          ContinualMetric.FORGETTING,
          ContinualMetric.ZSD,
          ContinualMetric.ZERO_SHOT_DROP,
          ContinualMetric.WORST_CELL,
          ContinualMetric.HELD_OUT_DROP);

  private Ranks() {}

  /** The metric with its sign turned where less is better. */
  static double goodness(ContinualMetric metric, double value) {
    return LOWER_IS_BETTER.contains(metric) ? -value : value;
  }

  /**
   * Places of a strategy, 1 the best; equal ones share the mean of theirs. Where a run lacks the
   * metric, nobody of its stream and seed gets a place.
   */
  static SeedStatistics of(Dashboard data, String strategy, ContinualMetric metric) {
    return SeedStatistics.of(
        data.of(strategy).stream()
            .map(run -> data.runs().stream().filter(run::isPairedWith).toList())
            .filter(others -> others.size() == data.strategies().size())
            .filter(others -> others.stream().allMatch(run -> run.of(metric).isDefined()))
            .mapToDouble(others -> place(others, strategy, metric))
            .toArray());
  }

  private static double place(List<StreamResult> runs, String strategy, ContinualMetric metric) {
    double own =
        runs.stream()
            .filter(run -> run.strategy().equals(strategy))
            .mapToDouble(run -> goodness(metric, run.of(metric).orElseThrow()))
            .findFirst()
            .orElseThrow();
    long better = 0;
    long equal = 0;
    for (StreamResult run : runs) {
      double other = goodness(metric, run.of(metric).orElseThrow());
      better += other > own ? 1 : 0;
      equal += other == own ? 1 : 0;
    }
    return better + (equal + 1) / 2.0;
  }
}
