package io.plateau.prep.ml;

import io.plateau.tensor.UnitRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a tower gives, as the rows of a table want it. */
final class Features {

  private Features() {}

  /** Normalises features and takes them apart. */
  static List<float[]> rows(float[] features, int width) {
    UnitRows.normalize(features, width);
    List<float[]> rows = new ArrayList<>(features.length / width);
    for (int from = 0; from < features.length; from += width) {
      rows.add(Arrays.copyOfRange(features, from, from + width));
    }
    return rows;
  }
}
