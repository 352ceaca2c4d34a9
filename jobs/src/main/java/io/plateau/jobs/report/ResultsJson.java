package io.plateau.jobs.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.plateau.evaluation.ClassResult;
import io.plateau.evaluation.Metric;
import io.plateau.evaluation.SeedStatistics;
import java.util.List;
import java.util.Map;

/**
 * {@code results.json}: the numbers of the report. Accuracies, H, F1 and ECE are fractions of 1,
 * NLL is in nats; {@code seen} and {@code unseen} are S and U, means over classes. A number that is
 * undefined is null, with its reason under {@code undefined}.
 */
public final class ResultsJson {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private ResultsJson() {}

  public static String render(ReportData data) {
    JsonObject root = new JsonObject();
    root.addProperty("title", data.title());
    root.addProperty(
        "units",
        "accuracy, h, generalised_h, macro_f1, ece: fraction of 1; nll, sharpness: nats; timings, step_times: s");
    root.add("methods", array(data.runs().stream().map(ResultsJson::run).toList()));
    root.add("summary", summary(data));
    if (!data.sweep().isEmpty()) {
      root.add("rho_sweep", array(data.sweep().stream().map(ResultsJson::rhoPoint).toList()));
    }
    if (!data.shots().isEmpty()) {
      root.add("few_shot", GSON.toJsonTree(data.shots()));
    }
    if (!data.generators().isEmpty()) {
      root.add(
          "generators", array(data.generators().stream().map(ResultsJson::generator).toList()));
    }
    if (!Differences.of(data).isEmpty()) {
      root.add("differences", DifferencesJson.of(Differences.of(data)));
    }
    if (!data.paths().isEmpty()) {
      root.add("paths", GSON.toJsonTree(data.paths()));
    }
    if (!data.stepTimes().isEmpty()) {
      root.add("step_times", GSON.toJsonTree(data.stepTimes()));
    }
    if (!data.sizes().isEmpty()) {
      root.add("sizes", GSON.toJsonTree(data.sizes()));
    }
    if (!data.reliability().isEmpty()) {
      root.add(
          "reliability", array(data.reliability().stream().map(ResultsJson::reliability).toList()));
    }
    if (!data.classes().isEmpty()) {
      root.add("per_class", array(data.classes().stream().map(ResultsJson::classes).toList()));
    }
    if (!data.landscape().isEmpty()) {
      root.add("landscape", GSON.toJsonTree(data.landscape()));
    }
    if (!data.sharpness().isEmpty()) {
      root.add("sharpness", GSON.toJsonTree(data.sharpness()));
    }
    root.add("settings", GSON.toJsonTree(data.settings()));
    root.add("versions", GSON.toJsonTree(data.versions()));
    JsonObject timings = new JsonObject();
    data.timings().forEach((stage, time) -> timings.addProperty(stage, time.toMillis() / 1000.0));
    root.add("timings", timings);
    return GSON.toJson(root);
  }

  private static JsonObject run(MethodRun run) {
    JsonObject json = new JsonObject();
    JsonObject undefined = new JsonObject();
    json.addProperty("name", run.name());
    json.addProperty("seed", run.seed());
    for (Map.Entry<Part, PartScores> part : run.scores().entrySet()) {
      String key = part.getKey().key();
      PartScores scores = part.getValue();
      put(json, undefined, key, scores.accuracy());
      put(json, undefined, key + "_macro_f1", scores.macroF1());
      put(json, undefined, key + "_nll", scores.nll());
      put(json, undefined, key + "_ece", scores.ece());
      scores.sharpness().value().ifPresent(rise -> json.addProperty(key + "_sharpness", rise));
    }
    if (run.on(Part.BASE).isPresent() && run.on(Part.NEW).isPresent()) {
      put(json, undefined, "h", run.h());
    }
    if (run.on(Part.SEEN).isPresent() && run.on(Part.UNSEEN).isPresent()) {
      put(json, undefined, "generalised_h", run.generalisedH());
    }
    if (undefined.size() > 0) {
      json.add("undefined", undefined);
    }
    return json;
  }

  private static void put(JsonObject json, JsonObject undefined, String key, Metric metric) {
    json.add(key, number(metric));
    if (!metric.isDefined()) {
      undefined.addProperty(key, metric.undefined());
    }
  }

  private static JsonObject summary(ReportData data) {
    Headline headline = Headline.of(data);
    JsonObject summary = new JsonObject();
    summary.addProperty("headline", headline.result());
    summary.add("details", GSON.toJsonTree(headline.details()));
    JsonArray methods = new JsonArray();
    for (MethodSummary method : MethodSummary.of(data.runs())) {
      JsonObject json = new JsonObject();
      json.addProperty("name", method.name());
      json.addProperty("runs", method.runs().size());
      for (Part part : Part.values()) {
        if (method.has(part)) {
          json.add(part.key(), statistics(method.accuracy(part)));
          json.add(part.key() + "_macro_f1", statistics(method.on(part, PartScores::macroF1)));
          json.add(part.key() + "_nll", statistics(method.on(part, PartScores::nll)));
          json.add(part.key() + "_ece", statistics(method.on(part, PartScores::ece)));
          SeedStatistics sharpness = method.on(part, PartScores::sharpness);
          if (sharpness.mean().isDefined()) {
            json.add(part.key() + "_sharpness", statistics(sharpness));
          }
        }
      }
      if (method.has(Part.BASE) && method.has(Part.NEW)) {
        json.add("h", statistics(method.h()));
      }
      if (method.has(Part.SEEN) && method.has(Part.UNSEEN)) {
        json.add("generalised_h", statistics(method.generalisedH()));
      }
      methods.add(json);
    }
    summary.add("methods", methods);
    return summary;
  }

  private static JsonObject statistics(SeedStatistics statistics) {
    JsonObject json = new JsonObject();
    json.add("mean", number(statistics.mean()));
    json.add("sd", number(statistics.deviation()));
    json.addProperty("seeds", statistics.seeds());
    return json;
  }

  private static JsonObject rhoPoint(RhoPoint point) {
    JsonObject json = new JsonObject();
    json.addProperty("name", point.method());
    json.addProperty("rho", point.rho());
    json.addProperty("seed", point.seed());
    json.addProperty("base", point.base());
    json.addProperty("new", point.newClasses());
    json.addProperty("h", point.h());
    return json;
  }

  private static JsonObject generator(GeneratorScore score) {
    JsonObject json = new JsonObject();
    json.addProperty("seed", score.seed());
    json.addProperty("part", score.part().key());
    json.addProperty("reconstruction_cosine", score.reconstructionCosine());
    json.addProperty("kl_nats", score.divergence());
    json.addProperty("real_variance", score.realVariance());
    json.addProperty("synthetic_variance", score.syntheticVariance());
    json.addProperty("probe_accuracy", score.probeAccuracy());
    return json;
  }

  private static JsonObject reliability(ReliabilityCurve curve) {
    JsonObject json = new JsonObject();
    json.addProperty("name", curve.method());
    json.addProperty("part", curve.part().key());
    json.add("ece", number(curve.calibration().ece()));
    json.add("bins", GSON.toJsonTree(curve.calibration().bins()));
    return json;
  }

  private static JsonObject classes(ClassAccuracies method) {
    JsonObject json = new JsonObject();
    json.addProperty("name", method.method());
    json.addProperty("part", method.part().key());
    JsonArray classes = new JsonArray();
    for (ClassResult result : method.classes()) {
      JsonObject one = new JsonObject();
      one.addProperty("class", result.name());
      one.addProperty("rows", result.rows());
      one.add("accuracy", number(result.accuracy()));
      one.add("f1", number(result.f1()));
      classes.add(one);
    }
    json.add("classes", classes);
    return json;
  }

  static JsonElement number(Metric metric) {
    return metric.isDefined() ? new JsonPrimitive(metric.orElseThrow()) : JsonNull.INSTANCE;
  }

  private static JsonArray array(List<JsonObject> objects) {
    JsonArray array = new JsonArray();
    objects.forEach(array::add);
    return array;
  }
}
