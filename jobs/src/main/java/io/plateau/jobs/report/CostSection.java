package io.plateau.jobs.report;

import io.plateau.jobs.report.chart.Markup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a training step of each method costs. */
final class CostSection implements Section<ReportData> {

  private static final String NONE = "\u2013";

  @Override
  public String id() {
    return "cost";
  }

  @Override
  public String title() {
    return "Time of a step";
  }

  @Override
  public boolean appliesTo(ReportData data) {
    return !data.stepTimes().isEmpty();
  }

  @Override
  public void write(Page page, ReportData data) {
    Optional<StepTime> reference = reference(data);
    Markup html = page.html();
    html.open("div", "class", "scroll").open("table", "class", "results").open("thead").open("tr");
    html.element("th", "Method", "scope", "col");
    for (String column : columns(reference)) {
      html.element("th", column, "scope", "col", "class", "num");
    }
    boolean sized = !data.sizes().isEmpty();
    if (sized) {
      html.element("th", "Learned numbers", "scope", "col", "class", "num");
      html.element("th", "Memory of a step, MB", "scope", "col", "class", "num");
    }
    html.close().close().open("tbody");
    for (StepTime time : data.stepTimes()) {
      html.open("tr");
      page.methodHead(time.method());
      number(html, milliseconds(time.median()));
      number(html, milliseconds(time.lowest()) + " \u2013 " + milliseconds(time.highest()));
      reference.ifPresent(
          one -> number(html, Format.decimals(time.median() / one.median(), 2) + "\u00a0x"));
      if (sized) {
        size(html, data, time.method());
      }
      html.close();
    }
    html.close().close().close();
    page.paragraph(
        "note",
        "One training at a time, method after method in %s, so that whatever else the machine did fell on all alike. What Spark takes for a step is in every row."
            .formatted(Format.count(data.stepTimes().get(0).seconds().size(), "round")));
  }

  private static void size(Markup html, ReportData data, String method) {
    Optional<MethodSize> size =
        data.sizes().stream().filter(one -> one.method().equals(method)).findFirst();
    number(html, size.map(one -> String.format(Locale.ROOT, "%,d", one.learned())).orElse(NONE));
    number(
        html,
        size.filter(one -> one.stepBytes() > 0)
            .map(one -> Format.decimals(one.stepBytes() / 1e6, 1))
            .orElse(NONE));
  }

  private static Optional<StepTime> reference(ReportData data) {
    Comparison comparison = data.comparison();
    return data.stepTimes().stream()
        .filter(time -> comparison != null && time.method().equals(comparison.reference()))
        .findFirst();
  }

  private static List<String> columns(Optional<StepTime> reference) {
    return reference
        .map(one -> List.of("Median, ms", "Range, ms", "Against " + one.method()))
        .orElse(List.of("Median, ms", "Range, ms"));
  }

  private static String milliseconds(double seconds) {
    return Format.decimals(1000 * seconds, 1);
  }

  private static void number(Markup html, String text) {
    html.element("td", text, "class", "num");
  }
}
