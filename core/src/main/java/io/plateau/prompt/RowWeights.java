package io.plateau.prompt;

import io.plateau.feature.Batch;
import java.io.Serializable;

/**
 * How much the rows of a batch count in a sum over them.
 *
 * @param mixedIn sum of the weights of all rows that are mixed in, where those of the task's own
 *     sum to 1; NaN where all rows count the same and sum to 1 together
 */
public record RowWeights(double mixedIn) implements Serializable {

  /** The mean over all rows. */
  public static final RowWeights EQUAL = new RowWeights(Double.NaN);

  /**
   * The mean over the rows of the task, and {@code weight} times the mean over those mixed in.
   *
   * @param weight of rows that are mixed in, finite and not below 0
   */
  public static RowWeights ofMixedIn(double weight) {
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("weight: " + weight + " (expected: a number >= 0)");
    }
    return new RowWeights(weight);
  }

  boolean isEqual() {
    return Double.isNaN(mixedIn);
  }

  /** One weight for every row. */
  float[] of(Batch batch) {
    int mixed = 0;
    for (int row = 0; row < batch.rows(); row++) {
      mixed += batch.isMixedIn(row) ? 1 : 0;
    }
    float[] weights = new float[batch.rows()];
    for (int row = 0; row < weights.length; row++) {
      weights[row] =
          isEqual()
              ? 1f / weights.length
              : (float) (batch.isMixedIn(row) ? mixedIn / mixed : 1.0 / (weights.length - mixed));
    }
    return weights;
  }
}
