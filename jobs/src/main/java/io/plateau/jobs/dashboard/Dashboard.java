package io.plateau.jobs.dashboard;

import io.plateau.continual.metric.ContinualMetric;
import io.plateau.evaluation.Metric;
import io.plateau.evaluation.SeedStatistics;
import io.plateau.jobs.report.Format;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the page is about.
 *
 * @param runs those that have scored anything, in the order of the sweep
 * @param missing directories of those that have not
 * @param baseline the strategy that others are compared with
 * @param differences of every other strategy from it
 */
record Dashboard(
    List<StreamResult> runs,
    List<String> missing,
    String baseline,
    List<StrategyDifference> differences) {

  Dashboard {
    runs = List.copyOf(runs);
    missing = List.copyOf(missing);
    differences = List.copyOf(differences);
  }

  String title() {
    StreamResult first = runs.get(0);
    if (runs.size() == 1) {
      return "%s through %d tasks".formatted(first.strategy(), first.matrix().tasks().size());
    }
    long seeds = runs.stream().map(StreamResult::seed).distinct().count();
    return "%s, %s, %s"
        .formatted(
            strategies().size() == 1 ? first.strategy() : strategies().size() + " strategies",
            Format.count(orders().size(), "stream"),
            Format.count(Math.toIntExact(seeds), "seed"));
  }

  /** A number of a run after some task. */
  @FunctionalInterface
  interface TaskNumber {
    OptionalDouble of(StreamResult run, int after);
  }

  List<String> strategies() {
    return distinct(StreamResult::strategy);
  }

  List<String> orders() {
    return distinct(StreamResult::order);
  }

  private List<String> distinct(Function<StreamResult, String> name) {
    return runs.stream().map(name).distinct().toList();
  }

  List<StreamResult> of(String strategy) {
    return runs.stream().filter(run -> run.strategy().equals(strategy)).toList();
  }

  List<StreamResult> of(String strategy, String order) {
    return of(strategy).stream().filter(run -> run.order().equals(order)).toList();
  }

  /** The first run of every strategy in a stream, which stands for those with other seeds. */
  List<StreamResult> firstSeeds(String order) {
    return strategies().stream().flatMap(name -> of(name, order).stream().limit(1)).toList();
  }

  /** Over the runs of a strategy in which it is defined. */
  SeedStatistics statistics(String strategy, ContinualMetric metric) {
    return statistics(of(strategy).stream().map(run -> run.of(metric)));
  }

  private static SeedStatistics statistics(Stream<Metric> metrics) {
    return SeedStatistics.of(
        metrics.filter(Metric::isDefined).mapToDouble(Metric::orElseThrow).toArray());
  }

  /** Over those of some runs that have the number. */
  static SeedStatistics statistics(List<StreamResult> runs, int after, TaskNumber number) {
    return SeedStatistics.of(
        runs.stream()
            .map(run -> number.of(run, after))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray());
  }

  /** Metrics that a run has a value of. */
  List<ContinualMetric> metrics() {
    return Stream.of(ContinualMetric.values())
        .filter(metric -> runs.stream().anyMatch(run -> run.of(metric).isDefined()))
        .toList();
  }

  /** The longest stream. */
  int tasks() {
    return runs.stream().mapToInt(run -> run.matrix().tasks().size()).max().orElse(0);
  }

  /** Whether strategies can be compared. */
  boolean isSweep() {
    return runs.size() > 1;
  }
}
