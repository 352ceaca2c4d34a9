package io.plateau.jobs.report;

import io.plateau.jobs.report.chart.Point;
import io.plateau.jobs.report.chart.SvgShareChart;
import io.plateau.sharpness.Branch;
import io.plateau.training.StepRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Steps in windows of equal length, since single steps are too noisy to read.
 *
 * @param length steps per window
 * @param steps number of steps of the longest training
 */
record TrainingWindows(int length, int steps) {

  private static final int WINDOWS = 60;

  /** Windows that suit all these trainings, so that their charts share an axis. */
  static TrainingWindows over(List<TrainingCurve> curves) {
    long last =
        curves.stream()
            .flatMap(curve -> curve.steps().stream())
            .mapToLong(StepRecord::step)
            .max()
            .orElse(0);
    int steps = Math.toIntExact(last + 1);
    return new TrainingWindows((steps + WINDOWS - 1) / WINDOWS, steps);
  }

  /**
   * The mean of a number per window and over seeds, between the lowest and the highest seed.
   * Windows without a step are left out.
   */
  List<Point> points(List<TrainingCurve> seeds, ToDoubleFunction<StepRecord> number) {
    List<Point> points = new ArrayList<>();
    for (int window = 0; window < count(); window++) {
      double[] means = means(seeds, number, window);
      if (means.length > 0) {
        double mean = DoubleStream.of(means).average().orElseThrow();
        double low = DoubleStream.of(means).min().orElseThrow();
        double high = DoubleStream.of(means).max().orElseThrow();
        points.add(new Point((start(window) + end(window)) / 2, mean, low, high));
      }
    }
    return points;
  }

  /** How often each of some branches was taken per window, over all seeds. */
  List<SvgShareChart.Column> branches(List<TrainingCurve> seeds, List<Branch> branches) {
    List<SvgShareChart.Column> columns = new ArrayList<>();
    for (int window = 0; window < count(); window++) {
      Map<Branch, Integer> taken = new EnumMap<>(Branch.class);
      for (TrainingCurve seed : seeds) {
        stepsIn(seed, window).forEach(step -> taken.merge(step.branch(), 1, Integer::sum));
      }
      if (!taken.isEmpty()) {
        List<Integer> counts =
            branches.stream().map(branch -> taken.getOrDefault(branch, 0)).toList();
        columns.add(new SvgShareChart.Column(start(window), end(window), counts));
      }
    }
    return columns;
  }

  private double[] means(
      List<TrainingCurve> seeds, ToDoubleFunction<StepRecord> number, int window) {
    return seeds.stream()
        .map(seed -> stepsIn(seed, window).mapToDouble(number).average())
        .flatMapToDouble(OptionalDouble::stream)
        .toArray();
  }

  private Stream<StepRecord> stepsIn(TrainingCurve seed, int window) {
    return seed.steps().stream().filter(step -> step.step() / length == window);
  }

  private int count() {
    return (steps + length - 1) / length;
  }

  private double start(int window) {
    return (double) window * length;
  }

  private double end(int window) {
    return Math.min(steps, (window + 1.0) * length);
  }
}
