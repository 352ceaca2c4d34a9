package io.plateau.jobs.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.plateau.evaluation.PairedDifference;

/** Paired differences in {@code results.json}, in the units of the numbers themselves. */
final class DifferencesJson {

  private DifferencesJson() {}

  static JsonElement of(Differences differences) {
    JsonArray methods = new JsonArray();
    for (MethodSummary method : differences.methods()) {
      JsonObject json = new JsonObject();
      json.addProperty("name", method.name());
      json.addProperty("reference", differences.reference().name());
      for (ResultColumn column : differences.columns()) {
        json.add(column.key(), difference(differences.of(method, column)));
      }
      methods.add(json);
    }
    return methods;
  }

  private static JsonObject difference(PairedDifference difference) {
    JsonObject json = new JsonObject();
    json.add("mean", ResultsJson.number(difference.difference().mean()));
    json.add("half_width_95", ResultsJson.number(difference.halfWidth()));
    json.addProperty("seeds", difference.difference().seeds());
    json.addProperty("higher", difference.wins());
    return json;
  }
}
