package io.plateau.jobs.report;

import io.plateau.jobs.report.chart.Markup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is needed to repeat the run: settings, versions, digests, and how long it will take. */
final class ProvenanceSection implements Section {

  @Override
  public String id() {
    return "provenance";
  }

  @Override
  public String title() {
    return "Settings, versions, timings";
  }

  @Override
  public boolean appliesTo(ReportData data) {
    return !(data.settings().isEmpty() && data.versions().isEmpty() && data.timings().isEmpty());
  }

  @Override
  public void write(Page page, ReportData data) {
    Map<String, String> timings = new LinkedHashMap<>();
    data.timings().forEach((stage, time) -> timings.put(stage, Format.duration(time)));
    if (timings.size() > 1) {
      Duration total = data.timings().values().stream().reduce(Duration.ZERO, Duration::plus);
      timings.put("together", Format.duration(total));
    }
    Markup html = page.html();
    html.open("div", "class", "columns");
    table(html, "Settings", data.settings(), "text");
    table(html, "Versions, devices, data", data.versions(), "text");
    table(html, "Timings", timings, "num");
    html.close();
  }

  static void table(Markup html, String title, Map<String, String> rows, String valueClass) {
    if (rows.isEmpty()) {
      return;
    }
    html.open("div").element("h3", title).open("table", "class", "pairs").open("tbody");
    rows.forEach(
        (name, value) ->
            html.open("tr")
                .element("th", name, "scope", "row")
                .element("td", value, "class", valueClass)
                .close());
    html.close().close().close();
  }
}
