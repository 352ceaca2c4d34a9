package io.plateau.jobs.dashboard;

import io.plateau.continual.metric.ContinualMetric;
import io.plateau.continual.metric.Interval;
import io.plateau.evaluation.PairedDifference;
import io.plateau.jobs.report.Format;
import io.plateau.jobs.report.Page;
import io.plateau.jobs.report.Section;
import io.plateau.jobs.report.SpreadPoint;
import io.plateau.jobs.report.chart.Markup;
import io.plateau.jobs.report.chart.Point;
import io.plateau.jobs.report.chart.Series;
import io.plateau.jobs.report.chart.SvgForestChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How every strategy differs from the baseline on the same streams, seeds and test samples. */
final class BaselineSection implements Section<Dashboard> {

  private static final List<ContinualMetric> SHOWN =
      List.of(
          ContinualMetric.LAST,
          ContinualMetric.TRANSFER,
          ContinualMetric.AVERAGE,
          ContinualMetric.FORGETTING,
          ContinualMetric.HELD_OUT_LAST,
          ContinualMetric.CLASS_INCREMENTAL_AVERAGE);

  @Override
  public String id() {
    return "differences";
  }

  @Override
  public String title() {
    return "Against the baseline";
  }

  @Override
  public boolean appliesTo(Dashboard data) {
    return !data.differences().isEmpty();
  }

  @Override
  public void write(Page page, Dashboard data) {
    page.legend(data.differences().stream().map(StrategyDifference::strategy).toList());
    page.html().open("div", "class", "grid two");
    for (ContinualMetric metric : SHOWN) {
      List<Series> rows = new ArrayList<>();
      for (StrategyDifference difference : data.differences()) {
        point(difference, metric).ifPresent(point -> rows.add(row(page, difference, point)));
      }
      if (!rows.isEmpty()) {
        page.figure(
            metric.label(),
            new SvgForestChart("minus %s, in points".formatted(data.baseline()), rows).draw());
      }
    }
    page.html().close();
    page.paragraph("note", note(data));
    everyPair(page, data);
  }

  private static Series row(Page page, StrategyDifference difference, Point point) {
    return new Series(
        difference.strategy(), page.palette().of(difference.strategy()), List.of(point));
  }

  private static Optional<Point> point(StrategyDifference difference, ContinualMetric metric) {
    Optional<Interval> only = difference.ofTheOnlyPair(metric);
    if (only.isPresent()) {
      return only.map(
          interval ->
              new Point(
                  0,
                  100 * interval.estimate().orElseThrow(),
                  100 * interval.low().orElseThrow(),
                  100 * interval.high().orElseThrow()));
    }
    PairedDifference over = difference.over(metric);
    return over.difference().mean().isDefined()
        ? Optional.of(SpreadPoint.points(over))
        : Optional.empty();
  }

  private static String note(Dashboard data) {
    boolean many =
        data.differences().stream().anyMatch(difference -> difference.pairs().size() > 1);
    return (many
            ? "Mean over streams and seeds with its 95 % interval (Student's t over pairs of runs of the same stream and seed). "
            : "One pair of runs: the 95 % interval is by bootstrap over test samples, the same for both; it says nothing of other seeds. ")
        + "Of so many intervals one in twenty leaves out zero by chance.";
  }

  /** The differences of single runs, with their intervals over test samples. */
  private static void everyPair(Page page, Dashboard data) {
    List<ContinualMetric> metrics = SHOWN.stream().filter(data.metrics()::contains).toList();
    Markup html = page.html();
    html.open("details").element("summary", "Every pair of runs, over the same test samples");
    html.open("div", "class", "scroll").open("table", "class", "results");
    List<String> heads = new ArrayList<>(List.of("Stream", "Seed"));
    metrics.forEach(metric -> heads.add(metric.label()));
    Cells.head(html, "Strategy", heads);
    html.open("tbody");
    for (StrategyDifference difference : data.differences()) {
      for (StrategyDifference.Pair pair : difference.pairs()) {
        html.open("tr");
        page.methodHead(difference.strategy());
        Cells.number(html, pair.run().order().isEmpty() ? Cells.NONE : pair.run().order());
        Cells.number(html, Long.toString(pair.run().seed()));
        metrics.forEach(metric -> cell(html, pair.intervals().get(metric)));
        html.close();
      }
    }
    html.close().close().close().close();
  }

  private static void cell(Markup html, @Nullable Interval interval) {
    if (interval == null || !interval.estimate().isDefined()) {
      Cells.number(html, Cells.NONE);
      return;
    }
    html.open("td", "class", interval.isClear() ? "num best" : "num");
    html.text(Format.signedPoints(interval.estimate().orElseThrow()));
    html.element(
        "span",
        " (%s to %s)"
            .formatted(
                Format.signedPoints(interval.low().orElseThrow()),
                Format.signedPoints(interval.high().orElseThrow())),
        "class",
        "deviation");
    html.close();
  }
}
