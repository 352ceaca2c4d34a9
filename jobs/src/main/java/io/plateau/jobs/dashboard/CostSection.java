package io.plateau.jobs.dashboard;

import io.plateau.continual.metric.ContinualMetric;
import io.plateau.evaluation.SeedStatistics;
import io.plateau.jobs.report.Format;
import io.plateau.jobs.report.Page;
import io.plateau.jobs.report.Section;
import io.plateau.jobs.report.chart.Guide;
import io.plateau.jobs.report.chart.Markup;
import io.plateau.jobs.report.chart.Point;
import io.plateau.jobs.report.chart.Series;
import io.plateau.jobs.report.chart.SvgPointChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What strategies cost, against what they come to. */
final class CostSection implements Section<Dashboard> {

  private static final List<ContinualMetric> AGAINST =
      List.of(ContinualMetric.LAST, ContinualMetric.TRANSFER);

  @Override
  public String id() {
    return "cost";
  }

  @Override
  public String title() {
    return "Cost";
  }

  @Override
  public boolean appliesTo(Dashboard data) {
    return data.runs().stream().anyMatch(run -> run.saved().trained() > 0);
  }

  @Override
  public void write(Page page, Dashboard data) {
    table(page, data);
    if (data.strategies().size() > 1) {
      page.html().element("h3", "Against Last and Transfer");
      page.legend(data.strategies());
      page.html().open("div", "class", "grid three");
      for (ContinualMetric metric : AGAINST) {
        chart(page, data, metric, "learning", "s", RunCost::learnSeconds);
        chart(page, data, metric, "stored state", "MB", RunCost::megabytes);
        chart(page, data, metric, "learned parameters", "numbers", RunCost::parameters);
      }
      page.html().close();
    }
    page.paragraph(
        "note",
        "Means over runs. Seconds are wall time of the whole stream on the machine as it was, with whatever else ran on it: runs of a sweep that went on side by side share it. A dashed line is a strategy that learns nothing. Stored is what the next task needs.");
  }

  private static void chart(
      Page page,
      Dashboard data,
      ContinualMetric metric,
      String what,
      String unit,
      Function<StreamResult, OptionalDouble> cost) {
    List<Series> series = new ArrayList<>();
    List<Guide> guides = new ArrayList<>();
    for (String strategy : data.strategies()) {
      SeedStatistics value = data.statistics(strategy, metric);
      SeedStatistics spent = mean(data.of(strategy), cost);
      if (!value.mean().isDefined() || !spent.mean().isDefined()) {
        continue;
      }
      double y = 100 * value.mean().orElseThrow();
      double deviation = 100 * value.deviation().value().orElse(0);
      double x = spent.mean().orElseThrow();
      int colour = page.palette().of(strategy);
      if (x == 0 || learnsNothing(data.of(strategy))) {
        guides.add(new Guide(strategy, colour, y));
      } else {
        Point point = new Point(x, y, y - deviation, y + deviation);
        series.add(new Series(strategy, colour, List.of(point)));
      }
    }
    if (!series.isEmpty()) {
      page.figure(
          "%s against %s".formatted(metric.label(), what),
          new SvgPointChart("%s, %s".formatted(what, unit), "%", series, guides).draw());
    }
  }

  private static boolean learnsNothing(List<StreamResult> runs) {
    return runs.stream().allMatch(run -> RunCost.parameters(run).orElse(1) == 0);
  }

  private static SeedStatistics mean(
      List<StreamResult> runs, Function<StreamResult, OptionalDouble> cost) {
    return SeedStatistics.of(
        runs.stream().map(cost).flatMapToDouble(OptionalDouble::stream).toArray());
  }

  private static void table(Page page, Dashboard data) {
    Markup html = page.html();
    html.open("div", "class", "scroll").open("table", "class", "results");
    Cells.head(
        html,
        "Strategy",
        List.of("Learning, s", "Scoring, s", "Stored, MB", "Learned parameters", "Kept samples"));
    html.open("tbody");
    for (String strategy : data.strategies()) {
      List<StreamResult> runs = data.of(strategy);
      html.open("tr");
      page.methodHead(strategy);
      Cells.number(html, decimals(runs, RunCost::learnSeconds, 1));
      Cells.number(html, decimals(runs, RunCost::scoreSeconds, 1));
      Cells.number(html, decimals(runs, RunCost::megabytes, 3));
      Cells.number(html, whole(runs, RunCost::parameters));
      Cells.number(html, whole(runs, RunCost::samples));
      html.close();
    }
    html.close().close().close();
  }

  private static String decimals(
      List<StreamResult> runs, Function<StreamResult, OptionalDouble> cost, int digits) {
    SeedStatistics statistics = mean(runs, cost);
    return statistics.mean().isDefined()
        ? Format.decimals(statistics.mean().orElseThrow(), digits)
        : Cells.NONE;
  }

  private static String whole(
      List<StreamResult> runs, Function<StreamResult, OptionalDouble> cost) {
    SeedStatistics statistics = mean(runs, cost);
    return statistics.mean().isDefined()
        ? String.format(Locale.ROOT, "%,.0f", statistics.mean().orElseThrow())
        : Cells.NONE;
  }
}
