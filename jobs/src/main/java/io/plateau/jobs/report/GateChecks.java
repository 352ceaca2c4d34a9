package io.plateau.jobs.report;

import io.plateau.jobs.report.GateReport.Line;
import io.plateau.jobs.report.chart.Markup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every condition, with the numbers of both versions. */
final class GateChecks implements Section<GateReport> {

  private static final String NONE = "\u2013";

  @Override
  public String id() {
    return "checks";
  }

  @Override
  public String title() {
    return "What had to hold";
  }

  @Override
  public boolean appliesTo(GateReport report) {
    return true;
  }

  @Override
  public void write(Page page, GateReport report) {
    Markup html = page.html();
    html.open("div", "class", "scroll").open("table", "class", "results");
    html.open("thead").open("tr");
    for (String head : List.of("Set", "Is", "Measure", "Must", "")) {
      html.element("th", head, "scope", "col");
    }
    for (String head : List.of("Images", "In use", "New", "Difference")) {
      html.element("th", head, "scope", "col", "class", "num");
    }
    html.close().close().open("tbody");
    report.lines().forEach(line -> row(html, line));
    html.close().close().close();
    page.paragraph(
        "note",
        "Per cent and points. Both versions were scored on the same images; the interval of a difference is that of the paired bootstrap over them.");
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
      number(html, NONE);
      number(html, NONE);
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
}
