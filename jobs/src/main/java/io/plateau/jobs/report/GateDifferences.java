package io.plateau.jobs.report;

import io.plateau.jobs.report.GateReport.Line;
import io.plateau.jobs.report.chart.Point;
import io.plateau.jobs.report.chart.Series;
import io.plateau.jobs.report.chart.SvgForestChart;
import java.util.ArrayList;
import java.util.List;

/** Differences in accuracy with their intervals; what else a gate looks at has none. */
final class GateDifferences implements Section<GateReport> {

  private static final int HOLDS = 3;
  private static final int BROKEN = 2;

  @Override
  public String id() {
    return "differences";
  }

  @Override
  public String title() {
    return "Accuracy, new minus in use";
  }

  @Override
  public boolean appliesTo(GateReport report) {
    return !rows(report).isEmpty();
  }

  @Override
  public void write(Page page, GateReport report) {
    page.html().open("div", "class", "grid two");
    page.figure(
        "With intervals of confidence",
        new SvgForestChart("points of accuracy", rows(report)).draw());
    page.html().close();
  }

  private static List<Series> rows(GateReport report) {
    List<Series> rows = new ArrayList<>();
    for (Line line : report.lines()) {
      Double after = line.after();
      Double low = line.low();
      Double high = line.high();
      if (after != null && low != null && high != null) {
        rows.add(
            new Series(
                line.set(),
                line.holds() ? HOLDS : BROKEN,
                List.of(new Point(0, 100 * (after - line.before()), 100 * low, 100 * high))));
      }
    }
    return rows;
  }
}
