package io.plateau.feature;

import java.io.Serializable;

/**
 * Labelled features, row-major: what a training step or an evaluation reads.
 *
 * @param features {@code rows x width} values, L2-normalised image features
 * @param labels {@code rows} class indices
 * @param width length of one feature
 * @param mixedIn where rows were mixed in: for every row its position among those that may be, or
 *     {@link #OWN}; empty where all rows are the task's own
 */
public record Batch(float[] features, int[] labels, int width, int[] mixedIn)
    implements Serializable {

  /** In the place of a position, for a row that was not mixed in. */
  public static final int OWN = -1;

  private static final int[] ALL_OWN = {};

  public Batch {
    if (width <= 0) {
      throw new IllegalArgumentException("width: " + width + " (expected: > 0)");
    }
    if (features.length != labels.length * (long) width) {
      throw new IllegalArgumentException(
          "features: %d values (expected: rows x width = %d x %d)"
              .formatted(features.length, labels.length, width));
    }
    if (mixedIn.length != 0 && mixedIn.length != labels.length) {
      throw new IllegalArgumentException(
          "mixedIn: %d values (expected: none, or one per row, %d)"
              .formatted(mixedIn.length, labels.length));
    }
  }

  /** Rows of which none is mixed in. */
  public Batch(float[] features, int[] labels, int width) {
    this(features, labels, width, ALL_OWN);
  }

  public int rows() {
    return labels.length;
  }

  /** Whether a row came from elsewhere than the task. */
  public boolean isMixedIn(int row) {
    return mixedIn.length > 0 && mixedIn[row] != OWN;
  }

  /** The rows at the given positions, in that order. */
  public Batch select(int[] positions) {
    float[] selected = new float[positions.length * width];
    int[] selectedLabels = new int[positions.length];
    int[] selectedMixedIn = mixedIn.length == 0 ? ALL_OWN : new int[positions.length];
    for (int i = 0; i < positions.length; i++) {
      System.arraycopy(features, positions[i] * width, selected, i * width, width);
      selectedLabels[i] = labels[positions[i]];
      if (selectedMixedIn.length > 0) {
        selectedMixedIn[i] = mixedIn[positions[i]];
      }
    }
    return new Batch(selected, selectedLabels, width, selectedMixedIn);
  }
}
