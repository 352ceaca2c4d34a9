package io.plateau.jobs.report;

import io.plateau.jobs.report.chart.Point;
import io.plateau.jobs.report.chart.Series;
import io.plateau.jobs.report.chart.SvgBarChart;
import io.plateau.jobs.report.chart.SvgScatterChart;
import java.util.ArrayList;
import java.util.List;

/** What new classes gain and base classes lose, method by method. */
final class ComparisonSection implements Section {

  @Override
  public String id() {
    return "comparison";
  }

  @Override
  public String title() {
    return "Base against new";
  }

  @Override
  public boolean appliesTo(ReportData data) {
    return MethodSummary.of(data.runs()).stream().anyMatch(ComparisonSection::hasH);
  }

  @Override
  public void write(Page page, ReportData data) {
    List<MethodSummary> methods =
        MethodSummary.of(data.runs()).stream().filter(ComparisonSection::hasH).toList();
    page.legend(methods.stream().map(MethodSummary::name).toList());
    page.html().open("div", "class", "grid two");
    page.figure(
        "New against base accuracy",
        new SvgScatterChart(methods.stream().map(method -> places(page, method)).toList()).draw());
    page.figure(
        "Accuracy on base and new classes, and H",
        new SvgBarChart(
                List.of("Base", "New", "H"),
                "accuracy and H in %",
                methods.stream().map(method -> bars(page, method)).toList())
            .draw());
    page.html().close();
    page.paragraph(
        "note",
        "Left: large marks are means, small marks single seeds; along a grey curve H stays the same."
            + " Right: whiskers are one standard deviation over seeds.");
  }

  private static boolean hasH(MethodSummary method) {
    return method.h().mean().isDefined();
  }

  private static Series places(Page page, MethodSummary method) {
    List<Point> points = new ArrayList<>();
    points.add(
        Point.of(
            100 * method.accuracy(Part.BASE).mean().orElseThrow(),
            100 * method.accuracy(Part.NEW).mean().orElseThrow()));
    if (method.runs().size() > 1) {
      for (MethodRun run : method.runs()) {
        if (run.h().isDefined()) {
          points.add(
              Point.of(
                  100 * run.accuracy(Part.BASE).orElseThrow(),
                  100 * run.accuracy(Part.NEW).orElseThrow()));
        }
      }
    }
    return new Series(method.name(), page.palette().of(method.name()), points);
  }

  private static Series bars(Page page, MethodSummary method) {
    return new Series(
        method.name(),
        page.palette().of(method.name()),
        List.of(
            SpreadPoint.percent(0, method.accuracy(Part.BASE)),
            SpreadPoint.percent(1, method.accuracy(Part.NEW)),
            SpreadPoint.percent(2, method.h())));
  }
}
