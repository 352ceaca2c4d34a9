package io.plateau.jobs.dashboard;

import io.plateau.continual.metric.ContinualMetric;
import io.plateau.evaluation.Metric;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row for every run and metric, in fractions of 1; what is undefined has its reason. */
final class ResultsCsv {

  private static final List<String> HEADER =
      List.of(
          "order",
          "strategy",
          "seed",
          "trained_tasks",
          "tasks",
          "metric",
          "value",
          "low",
          "high",
          "undefined");

  private ResultsCsv() {}

  static String render(Dashboard data) {
    StringBuilder csv = new StringBuilder();
    append(csv, HEADER.stream());
    for (StreamResult run : data.runs()) {
      for (ContinualMetric metric : ContinualMetric.values()) {
        append(csv, row(run, metric));
      }
    }
    return csv.toString();
  }

  private static Stream<String> row(StreamResult run, ContinualMetric metric) {
    Metric value = run.of(metric);
    List<Double> bounds = run.saved().intervals().get(metric.key());
    String reason = value.undefined();
    return Stream.of(
        run.order(),
        run.strategy(),
        Long.toString(run.seed()),
        Integer.toString(run.saved().trained()),
        Integer.toString(run.matrix().tasks().size()),
        metric.key(),
        value.isDefined() ? Double.toString(value.orElseThrow()) : "",
        bounds == null ? "" : bounds.get(0).toString(),
        bounds == null ? "" : bounds.get(1).toString(),
        reason == null ? "" : reason);
  }

  private static void append(StringBuilder csv, Stream<String> fields) {
    csv.append(fields.map(ResultsCsv::quoted).collect(Collectors.joining(","))).append('\n');
  }

  private static String quoted(String field) {
    boolean needsQuotes =
        field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return needsQuotes ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }
}
