package io.plateau.jobs.prediction;

import com.google.gson.Gson;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a unit. It is written after the unit's tables: where it stands, they are whole.
 *
 * @param name of the unit's files
 * @param rows images that were labelled
 * @param abstained how many of them abstained
 * @param reasons why images were set aside, and how many for each
 */
record PredictedPart(String name, long rows, long abstained, Map<String, Long> reasons)
    implements Serializable {

  private static final Gson GSON = new Gson();

  PredictedPart {
    reasons = new TreeMap<>(reasons);
  }

  /** How many images were set aside. */
  long quarantined() {
    return reasons.values().stream().mapToLong(Long::longValue).sum();
  }

  String toJson() {
    return GSON.toJson(this);
  }

  static PredictedPart parse(String json) {
    return GSON.fromJson(json, PredictedPart.class);
  }
}
