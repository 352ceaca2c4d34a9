package io.plateau.jobs.report;

import io.plateau.evaluation.SeedStatistics;
import io.plateau.jobs.report.chart.Guide;
import io.plateau.jobs.report.chart.Point;
import io.plateau.jobs.report.chart.Series;
import io.plateau.jobs.report.chart.SvgLineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the radius does to base, new and H: of a few methods together, of many one by one. */
final class SweepSection implements Section<ReportData> {

  /** So many lines can be told apart in one chart. */
  private static final int FEW = 3;

  @Override
  public String id() {
    return "sweep";
  }

  @Override
  public String title() {
    return "Radius sweep";
  }

  @Override
  public boolean appliesTo(ReportData data) {
    return !data.sweep().isEmpty();
  }

  @Override
  public void write(Page page, ReportData data) {
    List<String> swept = data.sweep().stream().map(RhoPoint::method).distinct().toList();
    List<MethodSummary> others =
        MethodSummary.of(data.runs()).stream()
            .filter(method -> method.h().mean().isDefined() && !swept.contains(method.name()))
            .filter(method -> isBaseline(method, data))
            .toList();
    if (swept.size() <= FEW) {
      together(page, data, swept, others);
    } else {
      oneByOne(page, data, swept, others);
    }
    page.paragraph("note", seeds(data));
  }

  /** One chart for each number, one line for each method. */
  private static void together(
      Page page, ReportData data, List<String> swept, List<MethodSummary> others) {
    List<Guide> h = guides(page, others, MethodSummary::h);
    page.legend(swept, h);
    page.html().open("div", "class", "grid three");
    chart(page, data, swept, "Harmonic mean H", RhoPoint::h, h);
    chart(
        page,
        data,
        swept,
        "Base classes",
        RhoPoint::base,
        guides(page, others, method -> method.accuracy(Part.BASE)));
    chart(
        page,
        data,
        swept,
        "New classes",
        RhoPoint::newClasses,
        guides(page, others, method -> method.accuracy(Part.NEW)));
    page.html().close();
  }

  /** One chart for each method, on axes of equal height. */
  private static void oneByOne(
      Page page, ReportData data, List<String> swept, List<MethodSummary> others) {
    List<Guide> h = guides(page, others, MethodSummary::h);
    page.legend(List.of(), h);
    List<Double> within =
        swept.stream()
            .flatMap(method -> points(data.sweep(), method, RhoPoint::h).stream())
            .flatMap(point -> Stream.of(point.low(), point.high()))
            .toList();
    page.html().open("div", "class", "grid three");
    for (String method : swept) {
      List<Point> points = points(data.sweep(), method, RhoPoint::h);
      page.figure(
          method,
          new SvgLineChart(
                  "radius \u03c1 (log scale)",
                  "H in %",
                  List.of(new Series(method, page.palette().of(method), points)),
                  h,
                  SvgLineChart.Spacing.LOGARITHMIC,
                  within)
              .draw());
    }
    page.html().close();
  }

  /** Lines of methods that do not depend on a radius: what learns nothing, and the reference. */
  private static boolean isBaseline(MethodSummary method, ReportData data) {
    Comparison comparison = data.comparison();
    return !method.isSeeded()
        || (comparison != null && comparison.reference().equals(method.name()));
  }

  private static List<Guide> guides(
      Page page, List<MethodSummary> methods, Function<MethodSummary, SeedStatistics> number) {
    return methods.stream()
        .map(
            method ->
                new Guide(
                    method.name(),
                    page.palette().of(method.name()),
                    100 * number.apply(method).mean().orElseThrow()))
        .toList();
  }

  private static void chart(
      Page page,
      ReportData data,
      List<String> methods,
      String title,
      ToDoubleFunction<RhoPoint> number,
      List<Guide> guides) {
    List<Series> series =
        methods.stream()
            .map(
                method ->
                    new Series(
                        method, page.palette().of(method), points(data.sweep(), method, number)))
            .toList();
    page.figure(
        title,
        new SvgLineChart(
                "radius \u03c1 (log scale)",
                "%",
                series,
                guides,
                SvgLineChart.Spacing.LOGARITHMIC,
                List.of())
            .draw());
  }

  private static List<Point> points(
      List<RhoPoint> sweep, String method, ToDoubleFunction<RhoPoint> number) {
    Map<Double, List<RhoPoint>> byRho =
        sweep.stream()
            .filter(point -> point.method().equals(method))
            .collect(Collectors.groupingBy(RhoPoint::rho, TreeMap::new, Collectors.toList()));
    List<Point> points = new ArrayList<>();
    byRho.forEach(
        (rho, seeds) ->
            points.add(
                SpreadPoint.percent(
                    rho, SeedStatistics.of(seeds.stream().mapToDouble(number).toArray()))));
    return points;
  }

  private static String seeds(ReportData data) {
    long seeds = data.sweep().stream().mapToLong(RhoPoint::seed).distinct().count();
    return seeds == 1
        ? "One seed: differences of a point may be chance."
        : "Means of %d seeds; whiskers are one standard deviation.".formatted(seeds);
  }
}
