package io.plateau.prep;

import io.plateau.prep.source.ContainerUnit;
import io.plateau.prep.source.Unit;
import java.util.ArrayList;
import java.util.List;

/** Where the outcome of a unit is kept until the shards are written. */
final class PartFiles {

  /** Below the feature set; hidden from whoever lists it. */
  static final String DIRECTORY = "_parts";

  private static final String SUMMARY = ".json";

  private PartFiles() {}

  /** The name of a unit's part: its content decides it, so that a later run finds it again. */
  static String name(Unit unit, String recipe, List<String> classNames) {
    List<String> decisive = new ArrayList<>(List.of(recipe, unit.digest()));
    if (unit instanceof ContainerUnit) {
      // Samples in containers may name their class by its number.
      decisive.addAll(classNames);
    }
    return Recipe.digest(decisive).substring(0, 32);
  }

  static String features(String name) {
    return DIRECTORY + "/" + name + ".features.parquet";
  }

  static String quarantine(String name) {
    return DIRECTORY + "/" + name + ".quarantine.parquet";
  }

  static String summary(String name) {
    return DIRECTORY + "/" + name + SUMMARY;
  }

  static boolean isSummary(String fileName) {
    return fileName.endsWith(SUMMARY);
  }
}
