package io.plateau.jobs.continual;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.plateau.continual.failure.Alignment;
import io.plateau.continual.failure.Drift;
import io.plateau.continual.failure.Erosion;
import io.plateau.continual.failure.GradientConflict;
import io.plateau.continual.failure.ProbeFeatures;
import io.plateau.continual.failure.RoutingConfusion;
import io.plateau.continual.failure.Spread;
import io.plateau.evaluation.Metric;
import java.util.List;

/** The failure modes after a task as JSON: null where a number is undefined, with its reason. */
final class FailureJson {

  private FailureJson() {}

  /** Cross-modal drift since before training; angles in degrees. */
  static JsonObject drift(ProbeFeatures before, ProbeFeatures after, List<String> classNames) {
    Drift drift = Drift.between(before, after);
    JsonObject json = new JsonObject();
    json.add("rotation", spread(drift.rotation()));
    put(json, "off_diagonal_change", drift.offDiagonalChange());
    json.add("before", alignment(drift.before()));
    json.add("after", alignment(drift.after()));
    JsonObject ofClasses = new JsonObject();
    for (int label = 0; label < classNames.size(); label++) {
      ofClasses.addProperty(classNames.get(label), drift.rotations()[label]);
    }
    json.add("rotation_of_class", ofClasses);
    return json;
  }

  private static JsonObject spread(Spread spread) {
    JsonObject json = new JsonObject();
    json.addProperty("mean", spread.mean());
    json.addProperty("lowest", spread.lowest());
    json.addProperty("tenth", spread.tenth());
    json.addProperty("median", spread.median());
    json.addProperty("ninetieth", spread.ninetieth());
    json.addProperty("highest", spread.highest());
    return json;
  }

  private static JsonObject alignment(Alignment alignment) {
    JsonObject json = new JsonObject();
    json.addProperty("modality_gap", alignment.modalityGap());
    json.addProperty("own_class_cosine", alignment.ownClassCosine());
    put(json, "margin", alignment.margin());
    return json;
  }

  /** Where samples of the tasks so far were sent; {@code right} is the share sent to their own. */
  static JsonObject routing(RoutingConfusion routing) {
    JsonObject json = new JsonObject();
    json.add("confusion", new Gson().toJsonTree(routing.counts()));
    put(json, "right", routing.right());
    return json;
  }

  /**
   * Parameter interference after a task.
   *
   * @param step how far the shared parameters moved with it
   * @param fromStart how far they are from where they started
   */
  static JsonObject interference(GradientConflict conflict, double step, double fromStart) {
    JsonObject json = new JsonObject();
    JsonArray cosines = new JsonArray();
    for (List<Metric> row : conflict.cosines()) {
      JsonArray ofRow = new JsonArray();
      row.forEach(cosine -> ofRow.add(cosine.isDefined() ? cosine.orElseThrow() : null));
      cosines.add(ofRow);
    }
    json.add("gradient_cosines", cosines);
    put(json, "mean_cosine", conflict.mean());
    put(json, "share_below_zero", conflict.conflicting());
    json.addProperty("step", step);
    json.addProperty("from_start", fromStart);
    return json;
  }

  /** Zero-shot erosion, in fractions of 1. */
  static JsonObject erosion(Erosion erosion) {
    JsonObject json = new JsonObject();
    put(json, "unseen", erosion.unseen());
    put(json, "unseen_drop", erosion.unseenDrop());
    put(json, "worst_drop", erosion.worstDrop());
    put(json, "held_out", erosion.heldOut());
    put(json, "held_out_drop", erosion.heldOutDrop());
    return json;
  }

  /**
   * A number under its key; where it is undefined, null, and its reason under {@code undefined}.
   */
  static void put(JsonObject json, String key, Metric metric) {
    if (metric.isDefined()) {
      json.addProperty(key, metric.orElseThrow());
      return;
    }
    json.add(key, JsonNull.INSTANCE);
    if (!json.has("undefined")) {
      json.add("undefined", new JsonObject());
    }
    json.getAsJsonObject("undefined").addProperty(key, metric.undefined());
  }
}
