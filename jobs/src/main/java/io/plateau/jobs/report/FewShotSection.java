package io.plateau.jobs.report;

import io.plateau.evaluation.SeedStatistics;
import io.plateau.jobs.report.chart.Guide;
import io.plateau.jobs.report.chart.Markup;
import io.plateau.jobs.report.chart.Point;
import io.plateau.jobs.report.chart.Series;
import io.plateau.jobs.report.chart.SvgLineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What more images are worth: accuracy over shots, method by method on axes of equal height. */
final class FewShotSection implements Section<ReportData> {

  @Override
  public String id() {
    return "few-shot";
  }

  @Override
  public String title() {
    return "Few-shot curves";
  }

  @Override
  public boolean appliesTo(ReportData data) {
    return !data.shots().isEmpty();
  }

  @Override
  public void write(Page page, ReportData data) {
    List<String> methods =
        data.shots().stream()
            .filter(point -> point.shots() > 0)
            .map(ShotPoint::method)
            .distinct()
            .toList();
    List<Guide> zeroShot = guides(page, data);
    page.legend(List.of(), zeroShot);
    charts(page, data, methods, zeroShot);
    table(page, data, methods);
    page.paragraph(
        "note",
        "All classes are learned and all compete: accuracy on every test image. Means over seeds; whiskers and \u00b1 are one standard deviation.");
  }

  /** What needs no image is the same for every number of them. */
  private static List<Guide> guides(Page page, ReportData data) {
    return data.shots().stream()
        .filter(point -> point.shots() == 0)
        .map(
            point ->
                new Guide(
                    point.method(), page.palette().of(point.method()), 100 * point.accuracy()))
        .toList();
  }

  private static void charts(
      Page page, ReportData data, List<String> methods, List<Guide> zeroShot) {
    List<Double> within =
        methods.stream()
            .flatMap(method -> points(data, method).stream())
            .flatMap(point -> Stream.of(point.low(), point.high()))
            .toList();
    page.html().open("div", "class", "grid three");
    for (String method : methods) {
      page.figure(
          method,
          new SvgLineChart(
                  "images of each class (log scale)",
                  "accuracy in %",
                  List.of(new Series(method, page.palette().of(method), points(data, method))),
                  zeroShot,
                  SvgLineChart.Spacing.LOGARITHMIC,
                  within)
              .draw());
    }
    page.html().close();
  }

  private static void table(Page page, ReportData data, List<String> methods) {
    List<Integer> shots =
        data.shots().stream()
            .map(ShotPoint::shots)
            .filter(count -> count > 0)
            .distinct()
            .sorted()
            .toList();
    Markup html = page.html();
    html.open("div", "class", "scroll").open("table", "class", "results").open("thead").open("tr");
    html.element("th", "Accuracy", "scope", "col");
    for (int count : shots) {
      html.element("th", Format.count(count, "shot"), "scope", "col", "class", "num");
    }
    html.close().close().open("tbody");
    for (String method : methods) {
      SortedMap<Integer, SeedStatistics> byShots = statistics(data, method);
      html.open("tr");
      page.methodHead(method);
      for (int count : shots) {
        SeedStatistics statistics = byShots.get(count);
        html.element(
            "td", statistics == null ? "\u2013" : Format.percent(statistics), "class", "num");
      }
      html.close();
    }
    html.close().close().close();
  }

  private static List<Point> points(ReportData data, String method) {
    List<Point> points = new ArrayList<>();
    statistics(data, method)
        .forEach((shots, statistics) -> points.add(SpreadPoint.percent(shots, statistics)));
    return points;
  }

  private static SortedMap<Integer, SeedStatistics> statistics(ReportData data, String method) {
    TreeMap<Integer, List<ShotPoint>> byShots =
        data.shots().stream()
            .filter(point -> point.method().equals(method))
            .collect(Collectors.groupingBy(ShotPoint::shots, TreeMap::new, Collectors.toList()));
    SortedMap<Integer, SeedStatistics> statistics = new TreeMap<>();
    byShots.forEach(
        (shots, seeds) ->
            statistics.put(
                shots,
                SeedStatistics.of(seeds.stream().mapToDouble(ShotPoint::accuracy).toArray())));
    return statistics;
  }
}
