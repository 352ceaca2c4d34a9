package io.plateau.jobs.report;

import io.plateau.jobs.report.chart.Point;
import io.plateau.jobs.report.chart.SvgShareChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Steps in windows of equal length, since single steps are too noisy to read.
 *
 * @param length steps per window
 * @param lastStep the last step of all
 */
record TrainingWindows(int length, int lastStep) {

  private static final int WINDOWS = 60;

  /** Windows that suit all these trainings, so that their charts share an axis. */
  static TrainingWindows over(List<TrainingCurve> curves) {
    int last =
        curves.stream()
            .flatMap(curve -> curve.steps().stream())
            .mapToInt(TrainingStep::step)
            .max()
            .orElse(1);
    return new TrainingWindows((last + WINDOWS - 1) / WINDOWS, last);
  }

  /**
   * The mean of a number per window and over seeds, between the lowest and the highest seed.
   * Windows without a value are left out; with one that is not finite they become gaps.
   */
  List<Point> points(List<TrainingCurve> seeds, Function<TrainingStep, @Nullable Double> number) {
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

  /** How often each branch was taken per window, over all seeds. */
  List<SvgShareChart.Column> branches(List<TrainingCurve> seeds) {
    List<SvgShareChart.Column> columns = new ArrayList<>();
    for (int window = 0; window < count(); window++) {
      Map<UpdateBranch, Integer> taken = new EnumMap<>(UpdateBranch.class);
      for (TrainingCurve seed : seeds) {
        for (TrainingStep step : seed.steps()) {
          UpdateBranch branch = step.branch();
          if (branch != null && windowOf(step) == window) {
            taken.merge(branch, 1, Integer::sum);
          }
        }
      }
      if (!taken.isEmpty()) {
        List<Integer> counts =
            Arrays.stream(UpdateBranch.values())
                .map(branch -> taken.getOrDefault(branch, 0))
                .toList();
        columns.add(new SvgShareChart.Column(start(window), end(window), counts));
      }
    }
    return columns;
  }

  private double[] means(
      List<TrainingCurve> seeds, Function<TrainingStep, @Nullable Double> number, int window) {
    return seeds.stream()
        .map(
            seed ->
                seed.steps().stream()
                    .filter(step -> windowOf(step) == window)
                    .map(number)
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .average())
        .flatMapToDouble(mean -> mean.stream())
        .toArray();
  }

  private int count() {
    return (lastStep + length - 1) / length;
  }

  private int windowOf(TrainingStep step) {
    return (step.step() - 1) / length;
  }

  private double start(int window) {
    return (double) window * length;
  }

  private double end(int window) {
    return Math.min(lastStep, (window + 1.0) * length);
  }
}
