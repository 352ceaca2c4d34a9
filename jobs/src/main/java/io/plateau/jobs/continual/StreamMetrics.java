package io.plateau.jobs.continual;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.plateau.continual.failure.Erosion;
import io.plateau.continual.metric.AccuracyMatrix;
import io.plateau.continual.metric.Bootstrap;
import io.plateau.continual.metric.Cell;
import io.plateau.continual.metric.ContinualMetric;
import io.plateau.continual.metric.Interval;
import io.plateau.continual.metric.MatrixCsv;
import io.plateau.continual.metric.SampleMatrix;
import io.plateau.continual.scenario.Scenario;
import io.plateau.jobs.config.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What the rows of a run come to: the matrix as CSV, and metrics, intervals and failure modes as
 * JSON, with the keys of {@code plateau metrics --json}; in fractions of 1.
 *
 * @param strategy what learned
 * @param rows from the pretrained model on
 */
record StreamMetrics(Scenario scenario, String strategy, List<TaskScores> rows) {

  static final String FILE = "metrics.json";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  StreamMetrics {
    rows = List.copyOf(rows);
  }

  SampleMatrix samples() {
    return StreamOutline.of(scenario).samples(rows);
  }

  String csv() {
    return MatrixCsv.write(samples().matrix());
  }

  /** The last row, for people. */
  String summary() {
    AccuracyMatrix matrix = samples().matrix();
    List<String> texts = new ArrayList<>();
    for (int column = 0; column < matrix.columns().size(); column++) {
      Cell cell = matrix.cell(matrix.trained(), column);
      Double accuracy = cell.accuracy();
      texts.add(
          matrix.columns().get(column)
              + " "
              + (accuracy == null ? "-" : String.format(Locale.ROOT, "%.1f", 100 * accuracy)));
    }
    return String.join(", ", texts);
  }

  String json(Bootstrap bootstrap) {
    SampleMatrix samples = samples();
    AccuracyMatrix matrix = samples.matrix();
    JsonObject json = new JsonObject();
    json.addProperty("strategy", strategy);
    json.addProperty("unit", "fraction");
    json.addProperty("scored_over", Choice.name(matrix.labelSpace()));
    json.add("tasks", GSON.toJsonTree(matrix.tasks()));
    json.add("held_out", GSON.toJsonTree(matrix.heldOut()));
    json.addProperty("trained_tasks", matrix.trained());
    JsonObject intervals = new JsonObject();
    bootstrap
        .metrics(samples)
        .forEach(
            (metric, interval) -> {
              FailureJson.put(json, metric.key(), interval.estimate());
              if (interval.estimate().isDefined()) {
                intervals.add(metric.key(), bounds(interval));
              }
            });
    json.addProperty("interval_level", bootstrap.level());
    json.add("intervals", intervals);
    json.add("erosion", erosion(matrix));
    json.add("drift", ofTasks(TaskScores::drift));
    json.add("routing", ofTasks(TaskScores::routing));
    json.add("interference", ofTasks(TaskScores::interference));
    JsonObject definitions = new JsonObject();
    for (ContinualMetric metric : ContinualMetric.values()) {
      definitions.addProperty(metric.key(), metric.definition());
    }
    json.add("definitions", definitions);
    return GSON.toJson(json) + "\n";
  }

  private static JsonArray bounds(Interval interval) {
    JsonArray bounds = new JsonArray();
    bounds.add(interval.low().orElseThrow());
    bounds.add(interval.high().orElseThrow());
    return bounds;
  }

  private static JsonArray erosion(AccuracyMatrix matrix) {
    JsonArray all = new JsonArray();
    for (int after = 1; after <= matrix.trained(); after++) {
      all.add(FailureJson.erosion(Erosion.of(matrix, after)));
    }
    return all;
  }

  /** One element for every task; null where the strategy has nothing of the kind. */
  private JsonArray ofTasks(Function<TaskScores, JsonElement> measured) {
    JsonArray all = new JsonArray();
    rows.stream().skip(1).map(measured).forEach(all::add);
    return all;
  }
}
