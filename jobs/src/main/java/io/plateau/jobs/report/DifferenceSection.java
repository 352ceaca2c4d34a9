package io.plateau.jobs.report;

import io.plateau.evaluation.PairedDifference;
import io.plateau.jobs.report.chart.Markup;
import java.util.List;

/** How every method differs from the reference, and which differences are more than chance. */
final class DifferenceSection implements Section<ReportData> {

  @Override
  public String id() {
    return "differences";
  }

  @Override
  public String title() {
    return "Paired differences";
  }

  @Override
  public boolean appliesTo(ReportData data) {
    return !Differences.of(data).isEmpty();
  }

  @Override
  public void write(Page page, ReportData data) {
    Differences differences = Differences.of(data);
    List<ResultColumn> columns = differences.columns();
    Markup html = page.html();
    html.open("div", "class", "scroll").open("table", "class", "results");
    ColumnHeads.write(html, List.of(), columns);
    html.open("tbody");
    for (MethodSummary method : differences.methods()) {
      html.open("tr");
      page.methodHead(method.name());
      columns.forEach(column -> cell(html, column, differences.of(method, column)));
      html.close();
    }
    html.close().close().close();
    page.paragraph(
        "note",
        "Method minus %s over the same seeds, \u00b1 half the 95 %% interval (Student's t). Bold and marked \u25b8: the interval leaves out zero. Of so many numbers some leave it out by chance: one in twenty."
            .formatted(differences.reference().name()));
  }

  private static void cell(Markup html, ResultColumn column, PairedDifference difference) {
    if (!difference.difference().mean().isDefined()) {
      html.element("td", "\u2013", "class", "num");
      return;
    }
    html.open("td", "class", difference.isClear() ? "num best" : "num");
    html.text(column.showSigned(difference.difference().mean().orElseThrow()));
    if (difference.halfWidth().isDefined()) {
      html.element(
          "span",
          " \u00b1 " + column.show(difference.halfWidth().orElseThrow()),
          "class",
          "deviation");
    }
    html.close();
  }
}
