package io.plateau.jobs.dashboard;

import io.plateau.continual.metric.AccuracyMatrix;
import io.plateau.continual.metric.ContinualMetric;
import io.plateau.evaluation.Metric;
import io.plateau.jobs.continual.SavedStream;
import java.util.EnumMap;
import java.util.Map;

/**
 * One run, as the page shows it.
 *
 * @param order name of the stream; empty where there is one
 * @param strategy what learned, and in which settings it differs from others of its name
 * @param seed of its draws
 * @param directory where it lies
 * @param saved what it has saved
 * @param matrix its accuracies
 * @param metrics all of them
 */
record StreamResult(
    String order,
    String strategy,
    long seed,
    String directory,
    SavedStream saved,
    AccuracyMatrix matrix,
    Map<ContinualMetric, Metric> metrics) {

  static StreamResult of(
      String order, String strategy, long seed, String directory, SavedStream saved) {
    AccuracyMatrix matrix = saved.samples().matrix();
    Map<ContinualMetric, Metric> metrics = new EnumMap<>(ContinualMetric.class);
    for (ContinualMetric metric : ContinualMetric.values()) {
      metrics.put(metric, metric.of(matrix));
    }
    return new StreamResult(order, strategy, seed, directory, saved, matrix, Map.copyOf(metrics));
  }

  Metric of(ContinualMetric metric) {
    return metrics.getOrDefault(metric, Metric.undefined("it was not computed"));
  }

  /** Whether another run has the same stream and seed, so that differences are of the strategy. */
  boolean isPairedWith(StreamResult other) {
    return order.equals(other.order) && seed == other.seed;
  }

  /** Where it stands, for titles. */
  String progress() {
    return saved.isFinished()
        ? ""
        : ", %d of %d tasks".formatted(saved.trained(), matrix.tasks().size());
  }
}
