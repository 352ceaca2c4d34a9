package io.plateau.synthesis;

import io.plateau.feature.Batch;
import io.plateau.tensor.UnitRows;
import java.util.Arrays;
import java.util.List;

/** Features as SHIP's loss needs them: finite, of norm 1. */
final class UnitFeatures {

  /** What rounding to float leaves of a norm of 1. Such rows stay as they are, to the bit. */
  private static final double ROUNDING = 1e-5;

  private UnitFeatures() {}

  /**
   * The same rows, normalised where they are not.
   *
   * @param classNames the name of each label, for messages
   * @throws IllegalArgumentException when a feature is zero or not finite
   */
  static Batch of(Batch rows, List<String> classNames) {
    int width = rows.width();
    float[] features = rows.features().clone();
    for (int row = 0; row < rows.rows(); row++) {
      double squares = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        squares += (double) features[i] * features[i];
      }
      if (!(squares > 0) || Double.isInfinite(squares)) {
        throw new IllegalArgumentException(
            "Cannot use the feature of row %d, of class %s: its norm is %s (expected: a number > 0). Take the image out, or encode it again."
                .formatted(row, classNames.get(rows.labels()[row]), Math.sqrt(squares)));
      }
      if (Math.abs(Math.sqrt(squares) - 1) > ROUNDING) {
        float[] unit =
            UnitRows.normalize(Arrays.copyOfRange(features, row * width, (row + 1) * width), width);
        System.arraycopy(unit, 0, features, row * width, width);
      }
    }
    return new Batch(features, rows.labels(), width);
  }
}
