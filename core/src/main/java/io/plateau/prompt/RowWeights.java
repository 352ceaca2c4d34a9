package io.plateau.prompt;

import io.plateau.feature.Batch;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How the rows of a batch enter the cross-entropy: with which weight, and over which classes.
 *
 * @param mixedIn sum of the weights of all rows that are mixed in, where those of the task's own
 *     sum to 1; NaN where all rows count the same and sum to 1 together
 * @param ownClasses over how many classes, the first, rows of the task's own are scored; others,
 *     and with 0 all, are over all classes
 */
public record RowWeights(double mixedIn, int ownClasses) implements Serializable {

  /** Finite, as 0 times infinity is no number; its softmax is 0. */
  private static final float OUT = -1e30f;

  /** The mean over all rows. */
  public static final RowWeights EQUAL = new RowWeights(Double.NaN, 0);

  /**
   * The mean over the rows of the task, and {@code weight} times the mean over those mixed in.
   *
   * @param weight of rows that are mixed in, finite and not below 0
   */
  public static RowWeights ofMixedIn(double weight) {
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("weight: " + weight + " (expected: a number >= 0)");
    }
    return new RowWeights(weight, 0);
  }

  /** The mean over all rows, those of the task's own over the first classes alone. */
  public static RowWeights withOwnOver(int classes) {
    return new RowWeights(Double.NaN, classes);
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

  /** Whether some rows are over fewer classes than there are. */
  boolean masks(int classes) {
    return ownClasses > 0 && ownClasses < classes;
  }

  /**
   * What takes classes out of the softmax of rows that are not over them, added to their logits.
   *
   * @return {@code [rows, classes]}
   */
  float[] mask(Batch batch, int classes) {
    float[] mask = new float[batch.rows() * classes];
    for (int row = 0; row < batch.rows(); row++) {
      if (!batch.isMixedIn(row)) {
        Arrays.fill(mask, row * classes + ownClasses, (row + 1) * classes, OUT);
      }
    }
    return mask;
  }
}
