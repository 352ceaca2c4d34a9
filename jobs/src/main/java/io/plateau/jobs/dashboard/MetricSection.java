package io.plateau.jobs.dashboard;

import io.plateau.continual.metric.ContinualMetric;
import io.plateau.evaluation.Metric;
import io.plateau.jobs.report.Format;
import io.plateau.jobs.report.Page;
import io.plateau.jobs.report.Section;
import io.plateau.jobs.report.chart.Markup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** All metrics of every run, what they are, and why some have no value. */
final class MetricSection implements Section<Dashboard> {

  @Override
  public String id() {
    return "metrics";
  }

  @Override
  public String title() {
    return "Metrics";
  }

  @Override
  public boolean appliesTo(Dashboard data) {
    return true;
  }

  @Override
  public void write(Page page, Dashboard data) {
    if (data.isSweep()) {
      everyRun(page, data);
    }
    Markup html = page.html();
    html.open("div", "class", "scroll").open("table", "class", "results");
    html.open("thead").open("tr").element("th", "Metric", "scope", "col");
    if (!data.isSweep()) {
      html.element("th", "%", "scope", "col", "class", "num");
      html.element("th", "95 % interval", "scope", "col", "class", "num");
    }
    html.element("th", "What it is", "scope", "col").close().close().open("tbody");
    for (ContinualMetric metric : ContinualMetric.values()) {
      html.open("tr").element("th", metric.label(), "scope", "row");
      if (!data.isSweep()) {
        StreamResult run = data.runs().get(0);
        Cells.number(html, Cells.percent(run.of(metric)));
        Cells.number(html, interval(run, metric));
      }
      html.element("td", metric.definition()).close();
    }
    html.close().close().close();
    page.paragraph("note", labelSpaces(data));
    undefined(page, data);
  }

  private static String labelSpaces(Dashboard data) {
    TreeSet<String> spaces = new TreeSet<>();
    data.runs().forEach(run -> spaces.add(run.matrix().labelSpace().description()));
    return "p[j][i] is the accuracy on task i after training task j; row 0 is the pretrained model. Samples are scored %s. Intervals are by bootstrap over test samples."
        .formatted(String.join("; ", spaces));
  }

  private static String interval(StreamResult run, ContinualMetric metric) {
    List<Double> bounds = run.saved().intervals().get(metric.key());
    return bounds == null
        ? Cells.NONE
        : "%s to %s".formatted(Format.percent(bounds.get(0)), Format.percent(bounds.get(1)));
  }

  private static void everyRun(Page page, Dashboard data) {
    Markup html = page.html();
    List<String> heads = new ArrayList<>(List.of("Stream", "Seed", "Tasks"));
    data.metrics().forEach(metric -> heads.add(metric.label()));
    html.open("div", "class", "scroll tall").open("table", "class", "results classes");
    Cells.head(html, "Strategy", heads);
    html.open("tbody");
    for (StreamResult run : data.runs()) {
      html.open("tr");
      page.methodHead(run.strategy());
      Cells.number(html, run.order().isEmpty() ? Cells.NONE : run.order());
      Cells.number(html, Long.toString(run.seed()));
      Cells.number(html, "%d of %d".formatted(run.saved().trained(), run.matrix().tasks().size()));
      for (ContinualMetric metric : data.metrics()) {
        html.open("td", "class", "num", "title", interval(run, metric))
            .text(Cells.percent(run.of(metric)))
            .close();
      }
      html.close();
    }
    html.close().close().close();
  }

  /** A sentence for each reason, with the strategies and metrics that it is of. */
  private static void undefined(Page page, Dashboard data) {
    Map<String, TreeSet<String>> metrics = new LinkedHashMap<>();
    Map<String, TreeSet<String>> strategies = new LinkedHashMap<>();
    for (StreamResult run : data.runs()) {
      for (ContinualMetric metric : ContinualMetric.values()) {
        Metric value = run.of(metric);
        String reason = value.undefined();
        if (reason != null) {
          metrics.computeIfAbsent(reason, why -> new TreeSet<>()).add(metric.label());
          strategies.computeIfAbsent(reason, why -> new TreeSet<>()).add(run.strategy());
        }
      }
    }
    metrics.forEach(
        (reason, labels) ->
            page.paragraph(
                "note",
                "No value for %s of %s: %s."
                    .formatted(
                        String.join(", ", labels),
                        String.join(", ", strategies.getOrDefault(reason, new TreeSet<>())),
                        reason)));
  }
}
