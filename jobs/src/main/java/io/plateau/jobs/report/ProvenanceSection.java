package io.plateau.jobs.report;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is needed to repeat the run: settings, versions, digests, and how long it will take. */
final class ProvenanceSection implements Section<ReportData> {

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
    page.html().open("div", "class", "columns");
    page.pairs("Settings", data.settings(), "text");
    page.pairs("Versions, devices, data", data.versions(), "text");
    page.pairs("Timings", timings, "num");
    page.html().close();
  }
}
