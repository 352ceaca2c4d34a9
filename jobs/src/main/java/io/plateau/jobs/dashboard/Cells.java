package io.plateau.jobs.dashboard;

import io.plateau.evaluation.Metric;
import io.plateau.evaluation.SeedStatistics;
import io.plateau.jobs.report.Format;
import io.plateau.jobs.report.chart.Markup;
import java.util.List;

/** Cells of tables. */
final class Cells {

  /** What stands where there is no value. */
  static final String NONE = "\u2013";

  private Cells() {}

  /** The head of a table whose first column has names and the others numbers. */
  static void head(Markup html, String first, List<String> numbers) {
    html.open("thead").open("tr").element("th", first, "scope", "col");
    numbers.forEach(name -> html.element("th", name, "scope", "col", "class", "num"));
    html.close().close();
  }

  static void number(Markup html, String text) {
    html.element("td", text, "class", "num");
  }

  /** A fraction in percent. */
  static String percent(Metric metric) {
    return metric.isDefined() ? Format.percent(metric.orElseThrow()) : NONE;
  }

  /**
   * Mean and deviation of fractions, in percent.
   *
   * @param cssClass {@code num}, or {@code num best}
   */
  static void percent(Markup html, SeedStatistics fractions, String cssClass) {
    if (!fractions.mean().isDefined()) {
      number(html, NONE);
      return;
    }
    html.open("td", "class", cssClass).text(Format.percent(fractions.mean().orElseThrow()));
    if (fractions.deviation().isDefined()) {
      html.element(
          "span",
          " \u00b1 " + Format.percent(fractions.deviation().orElseThrow()),
          "class",
          "deviation");
    }
    html.close();
  }
}
