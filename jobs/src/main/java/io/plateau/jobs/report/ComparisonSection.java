package io.plateau.jobs.report;

import io.plateau.evaluation.PairedDifference;
import io.plateau.jobs.report.chart.Point;
import io.plateau.jobs.report.chart.Series;
import io.plateau.jobs.report.chart.SvgBarChart;
import io.plateau.jobs.report.chart.SvgForestChart;
import io.plateau.jobs.report.chart.SvgScatterChart;
import java.util.ArrayList;
import java.util.List;

/** What new classes gain and base classes lose, method by method. */
final class ComparisonSection implements Section<ReportData> {

  /** Beside more methods, seeds and groups of bars would hide each other. */
  static final int FEW = 6;

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
        new SvgScatterChart(
                methods.stream().map(method -> places(page, method, methods.size())).toList())
            .draw());
    if (methods.size() <= FEW) {
      bars(page, methods);
    } else {
      differences(page, Differences.of(data));
    }
    page.html().close();
    page.paragraph("note", note(methods.size()));
  }

  private static String note(int methods) {
    return methods <= FEW
        ? "Left: large marks are means, small marks single seeds; along a grey curve H stays the same."
            + " Right: whiskers are one standard deviation over seeds."
        : "Left: means over seeds; along a grey curve H stays the same. Right: lines are 95 % intervals"
            + " of the difference over the same seeds.";
  }

  private static void bars(Page page, List<MethodSummary> methods) {
    page.figure(
        "Accuracy on base and new classes, and H",
        new SvgBarChart(
                List.of("Base", "New", "H"),
                "accuracy and H in %",
                methods.stream().map(method -> bars(page, method)).toList())
            .draw());
  }

  private static void differences(Page page, Differences differences) {
    List<Series> rows = new ArrayList<>();
    for (MethodSummary method : differences.methods()) {
      PairedDifference difference = Paired.of(method, differences.reference(), MethodRun::h);
      if (difference.difference().mean().isDefined()) {
        rows.add(
            new Series(
                method.name(),
                page.palette().of(method.name()),
                List.of(SpreadPoint.points(difference))));
      }
    }
    if (!rows.isEmpty()) {
      String name = "H minus that of " + differences.reference().name();
      page.figure(name, new SvgForestChart("points", rows).draw());
    }
  }

  private static boolean hasH(MethodSummary method) {
    return method.h().mean().isDefined();
  }

  private static Series places(Page page, MethodSummary method, int methods) {
    List<Point> points = new ArrayList<>();
    points.add(
        Point.of(
            100 * method.accuracy(Part.BASE).mean().orElseThrow(),
            100 * method.accuracy(Part.NEW).mean().orElseThrow()));
    if (method.runs().size() > 1 && methods <= FEW) {
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
