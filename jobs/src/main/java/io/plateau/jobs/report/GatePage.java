package io.plateau.jobs.report;

import io.plateau.jobs.report.GateReport.Line;
import io.plateau.jobs.report.chart.Markup;
import io.plateau.jobs.report.chart.Point;
import io.plateau.jobs.report.chart.Series;
import io.plateau.jobs.report.chart.SvgForestChart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decision of a gate as one HTML file that needs nothing else. */
public final class GatePage {

  private static final int HOLDS = 3;
  private static final int BROKEN = 2;

  private GatePage() {}

  /** The page as text, in UTF-8 when stored. */
  public static String render(GateReport report) {
    Markup html = new Markup();
    html.open("html", "lang", "en");
    HtmlReport.head(html, report.title());
    html.open("body").open("header");
    html.element("p", "Plateau", "class", "brand").element("h1", report.title());
    html.element("p", report.introduction(), "class", "introduction");
    html.open("div", "class", "headline").element("p", report.result(), "class", "result");
    report.details().forEach(detail -> html.element("p", detail, "class", "detail"));
    html.close().close().open("main");
    checks(html, report.lines());
    differences(html, report.lines());
    html.open("section", "id", "provenance").element("h2", "Settings and origins");
    html.open("div", "class", "columns");
    ProvenanceSection.table(html, "Gate", report.settings(), "text");
    ProvenanceSection.table(html, "Made of", report.origins(), "text");
    html.close().close().close();
    html.element("footer", "All numbers of this page are in decision.json beside it.");
    html.close().close();
    return "<!DOCTYPE html>\n" + html;
  }

  private static void checks(Markup html, List<Line> lines) {
    html.open("section", "id", "checks").element("h2", "What had to hold");
    html.open("div", "class", "scroll").open("table", "class", "results");
    html.open("thead").open("tr");
    for (String head : List.of("Set", "Is", "Measure", "Must", "")) {
      html.element("th", head, "scope", "col");
    }
    for (String head : List.of("Images", "In use", "New", "Difference")) {
      html.element("th", head, "scope", "col", "class", "num");
    }
    html.close().close().open("tbody");
    lines.forEach(line -> row(html, line));
    html.close().close().close();
    html.element(
        "p",
        "Per cent and points. Both versions were scored on the same images; the interval of a difference is that of the paired bootstrap over them.",
        "class",
        "note");
    html.close();
  }

  private static void row(Markup html, Line line) {
    html.open("tr").element("th", line.set(), "scope", "row");
    html.element("td", line.role()).element("td", line.measure()).element("td", line.rule());
    html.element(
        "td", line.holds() ? "holds" : "broken", "class", line.holds() ? "delta up" : "delta down");
    number(html, Integer.toString(line.samples()));
    number(html, Format.percent(line.before()));
    Double after = line.after();
    if (after == null) {
      number(html, "\u2013");
      number(html, "\u2013");
    } else {
      number(html, Format.percent(after));
      html.open("td", "class", "num").text(Format.signedPoints(after - line.before()));
      html.element("span", interval(line.low(), line.high()), "class", "deviation").close();
    }
    html.close();
  }

  private static void number(Markup html, String text) {
    html.element("td", text, "class", "num");
  }

  private static String interval(@Nullable Double low, @Nullable Double high) {
    return low == null || high == null
        ? ""
        : " (%s to %s)".formatted(Format.signedPoints(low), Format.signedPoints(high));
  }

  /** Accuracies alone: they have intervals. */
  private static void differences(Markup html, List<Line> lines) {
    List<Series> rows = new ArrayList<>();
    for (Line line : lines) {
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
    if (!rows.isEmpty()) {
      html.open("section", "id", "differences").element("h2", "Accuracy, new minus in use");
      html.open("figure")
          .append(new SvgForestChart("points of accuracy", rows).draw())
          .close()
          .close();
    }
  }
}
