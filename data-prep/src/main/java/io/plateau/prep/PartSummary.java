package io.plateau.prep;

import com.google.gson.Gson;
import io.plateau.prep.featureset.Split;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a unit. It is written after the part's tables: where it stands, the part is
 * complete.
 *
 * @param name of the part's files; the same for the same unit under the same recipe
 * @param recipe that made the features
 * @param split of all rows
 * @param firstId id of the first row; empty where there is none
 * @param lastId id of the last row; empty where there is none
 * @param bytes that the source had
 * @param rows views of images
 * @param images without their augmented views
 * @param encoded images that the tower had to be run for
 * @param imagesPerLabel images of numbered classes
 * @param imagesPerName images of classes that have no number yet
 * @param reasons why samples were set aside, and how many for each
 */
record PartSummary(
    String name,
    String recipe,
    Split split,
    String firstId,
    String lastId,
    long bytes,
    long rows,
    long images,
    long encoded,
    Map<Integer, Long> imagesPerLabel,
    Map<String, Long> imagesPerName,
    Map<String, Long> reasons)
    implements Serializable {

  private static final Gson GSON = new Gson();

  PartSummary {
    imagesPerLabel = new TreeMap<>(imagesPerLabel);
    imagesPerName = new TreeMap<>(imagesPerName);
    reasons = new TreeMap<>(reasons);
  }

  /** How many samples were set aside. */
  long quarantined() {
    return reasons.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many samples the unit had. */
  long samples() {
    return images + quarantined();
  }

  String toJson() {
    return GSON.toJson(this);
  }

  static PartSummary parse(String json) {
    return GSON.fromJson(json, PartSummary.class);
  }
}
