package io.plateau.jobs.dashboard;

import io.plateau.evaluation.SeedStatistics;
import io.plateau.jobs.report.Page;
import io.plateau.jobs.report.chart.Point;
import io.plateau.jobs.report.chart.Series;
import io.plateau.jobs.report.chart.SvgLineChart;
import java.util.ArrayList;
import java.util.List;

/** Charts of a number over the tasks of a stream, a line for every strategy. */
final class TaskCurves {

  private TaskCurves() {}

  /**
   * Adds a chart to the page, if a run has the number.
   *
   * @param runs whose means are drawn, strategy by strategy
   * @param factor from the unit of the number to that of the axis
   */
  static void figure(
      Page page,
      Dashboard data,
      List<StreamResult> runs,
      String title,
      String unit,
      double factor,
      Dashboard.TaskNumber number) {
    List<Series> series = new ArrayList<>();
    for (String strategy : data.strategies()) {
      List<StreamResult> own =
          runs.stream().filter(run -> run.strategy().equals(strategy)).toList();
      List<Point> points = points(own, data.tasks(), factor, number);
      if (!points.isEmpty()) {
        series.add(new Series(strategy, page.palette().of(strategy), points));
      }
    }
    if (!series.isEmpty()) {
      page.figure(
          title,
          new SvgLineChart(
                  "tasks trained",
                  unit,
                  series,
                  List.of(),
                  SvgLineChart.Spacing.COUNTING,
                  List.of())
              .draw());
    }
  }

  /** A mean and its deviation for every task after which a run has the number. */
  private static List<Point> points(
      List<StreamResult> runs, int tasks, double factor, Dashboard.TaskNumber number) {
    List<Point> points = new ArrayList<>();
    for (int after = 0; after <= tasks; after++) {
      SeedStatistics statistics = Dashboard.statistics(runs, after, number);
      if (statistics.mean().isDefined()) {
        double mean = factor * statistics.mean().orElseThrow();
        double deviation = factor * statistics.deviation().value().orElse(0);
        points.add(new Point(after, mean, mean - deviation, mean + deviation));
      }
    }
    return points;
  }
}
