package io.plateau.jobs.continual;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.plateau.continual.metric.AccuracyMatrix;
import io.plateau.continual.metric.ContinualMetric;
import io.plateau.continual.metric.ImportedMatrix;
import io.plateau.continual.metric.WorstCell;
import io.plateau.evaluation.Metric;
import io.plateau.jobs.config.Choice;

/** The metrics of a matrix as JSON: null where one is undefined, with its reason beside it. */
final class MetricsJson {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private MetricsJson() {}

  /**
   * JSON text.
   *
   * @param source where the matrix was read
   */
  static String render(String source, ImportedMatrix read) {
    AccuracyMatrix matrix = read.matrix();
    JsonObject json = new JsonObject();
    JsonObject undefined = new JsonObject();
    JsonObject definitions = new JsonObject();
    json.addProperty("matrix", source);
    json.addProperty("unit", Choice.name(read.unit()));
    json.addProperty("scored_over", Choice.name(matrix.labelSpace()));
    json.add("tasks", GSON.toJsonTree(matrix.tasks()));
    json.add("held_out", GSON.toJsonTree(matrix.heldOut()));
    json.addProperty("trained_tasks", matrix.trained());
    json.addProperty("zero_shot_row", matrix.hasZeroShot());
    for (ContinualMetric metric : ContinualMetric.values()) {
      Metric value = metric.of(matrix);
      json.add(metric.key(), number(value, read));
      if (!value.isDefined()) {
        undefined.addProperty(metric.key(), value.undefined());
      }
      definitions.addProperty(metric.key(), metric.definition());
    }
    json.add("worst_cell_at", worstCell(matrix));
    json.add("undefined", undefined);
    json.add("definitions", definitions);
    return GSON.toJson(json) + "\n";
  }

  private static JsonElement number(Metric value, ImportedMatrix read) {
    return value.isDefined()
        ? new JsonPrimitive(read.unit().fromFraction(value.orElseThrow()))
        : JsonNull.INSTANCE;
  }

  private static JsonElement worstCell(AccuracyMatrix matrix) {
    return WorstCell.of(matrix)
        .<JsonElement>map(
            worst -> {
              JsonObject place = new JsonObject();
              place.addProperty("task", matrix.tasks().get(worst.task() - 1));
              place.addProperty("after", matrix.tasks().get(worst.after() - 1));
              return place;
            })
        .orElse(JsonNull.INSTANCE);
  }
}
