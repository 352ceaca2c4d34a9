package io.plateau.jobs.dashboard;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.plateau.continual.metric.Cell;
import io.plateau.continual.metric.ContinualMetric;
import io.plateau.continual.metric.Interval;
import io.plateau.evaluation.Metric;
import io.plateau.evaluation.PairedDifference;
import io.plateau.evaluation.SeedStatistics;
import java.util.List;

/** All numbers of the page as JSON, in fractions of 1; null where one is undefined. */
final class DashboardJson {

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .serializeNulls()
          .create();

  private DashboardJson() {}

  static String render(Dashboard data) {
    JsonObject json = new JsonObject();
    json.addProperty("unit", "fraction");
    json.addProperty("baseline", data.baseline());
    json.add(
        "strategies", array(data.strategies().stream().map(name -> strategy(data, name)).toList()));
    json.add("differences", array(data.differences().stream().map(DashboardJson::of).toList()));
    json.add("runs", array(data.runs().stream().map(DashboardJson::of).toList()));
    json.add("not_begun", GSON.toJsonTree(data.missing()));
    return GSON.toJson(json) + "\n";
  }

  private static JsonObject strategy(Dashboard data, String name) {
    JsonObject json = new JsonObject();
    json.addProperty("strategy", name);
    json.addProperty("runs", data.of(name).size());
    SeedStatistics rank = Ranks.of(data, name, ContinualMetric.LAST);
    json.add("mean_rank_by_last", number(rank.mean()));
    for (ContinualMetric metric : ContinualMetric.values()) {
      SeedStatistics statistics = data.statistics(name, metric);
      JsonObject one = new JsonObject();
      one.add("mean", number(statistics.mean()));
      one.add("sd", number(statistics.deviation()));
      one.addProperty("runs", statistics.seeds());
      json.add(metric.key(), one);
    }
    return json;
  }

  private static JsonObject of(StrategyDifference difference) {
    JsonObject json = new JsonObject();
    json.addProperty("strategy", difference.strategy());
    JsonObject overRuns = new JsonObject();
    for (ContinualMetric metric : ContinualMetric.values()) {
      PairedDifference over = difference.over(metric);
      JsonObject one = new JsonObject();
      one.add("mean", number(over.difference().mean()));
      one.add("half_width_95", number(over.halfWidth()));
      one.addProperty("pairs", over.difference().seeds());
      one.addProperty("higher", over.wins());
      overRuns.add(metric.key(), one);
    }
    json.add("over_runs", overRuns);
    JsonArray pairs = new JsonArray();
    difference.pairs().forEach(pair -> pairs.add(of(pair)));
    json.add("over_samples", pairs);
    return json;
  }

  private static JsonObject of(StrategyDifference.Pair pair) {
    JsonObject json = new JsonObject();
    json.addProperty("order", pair.run().order());
    json.addProperty("seed", pair.run().seed());
    for (ContinualMetric metric : ContinualMetric.values()) {
      Interval interval = pair.intervals().get(metric);
      if (interval != null) {
        JsonObject one = new JsonObject();
        one.add("difference", number(interval.estimate()));
        one.add("low", number(interval.low()));
        one.add("high", number(interval.high()));
        json.add(metric.key(), one);
      }
    }
    return json;
  }

  private static JsonObject of(StreamResult run) {
    JsonObject json = new JsonObject();
    json.addProperty("order", run.order());
    json.addProperty("strategy", run.strategy());
    json.addProperty("seed", run.seed());
    json.addProperty("directory", run.directory());
    json.add("tasks", GSON.toJsonTree(run.matrix().tasks()));
    json.add("held_out", GSON.toJsonTree(run.matrix().heldOut()));
    json.addProperty("trained_tasks", run.saved().trained());
    JsonArray rows = new JsonArray();
    run.matrix()
        .rows()
        .forEach(row -> rows.add(elements(row.stream().map(DashboardJson::of).toList())));
    json.add("matrix", rows);
    JsonObject undefined = new JsonObject();
    for (ContinualMetric metric : ContinualMetric.values()) {
      Metric value = run.of(metric);
      json.add(metric.key(), number(value));
      if (!value.isDefined()) {
        undefined.addProperty(metric.key(), value.undefined());
      }
    }
    json.add("undefined", undefined);
    json.add("intervals", GSON.toJsonTree(run.saved().intervals()));
    json.add("costs", GSON.toJsonTree(run.saved().costs()));
    JsonArray measured = new JsonArray();
    run.saved().measured().forEach(task -> measured.add(beside(task)));
    json.add("measured", measured);
    return json;
  }

  /** What was measured after a task, without which sample was right. */
  private static JsonObject beside(JsonObject scores) {
    JsonObject beside = scores.deepCopy();
    beside.remove("correct");
    return beside;
  }

  private static JsonElement of(Cell cell) {
    if (cell.isMissing()) {
      return JsonNull.INSTANCE;
    }
    JsonObject json = new JsonObject();
    json.addProperty("accuracy", cell.accuracy());
    json.addProperty("correct", cell.correct());
    json.addProperty("total", cell.total());
    return json;
  }

  private static JsonElement number(Metric metric) {
    return metric.isDefined() ? new JsonPrimitive(metric.orElseThrow()) : JsonNull.INSTANCE;
  }

  private static JsonArray array(List<JsonObject> objects) {
    return elements(objects);
  }

  private static JsonArray elements(List<? extends JsonElement> elements) {
    JsonArray array = new JsonArray();
    elements.forEach(array::add);
    return array;
  }
}
