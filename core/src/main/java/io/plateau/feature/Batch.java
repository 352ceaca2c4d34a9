package io.plateau.feature;

import java.io.Serializable;

/**
 * Labelled features, row-major: what a training step or an evaluation reads.
 *
 * @param features {@code rows x width} values, L2-normalised image features
 * @param labels {@code rows} class indices
 * @param width length of one feature
 */
public record Batch(float[] features, int[] labels, int width) implements Serializable {

  public Batch {
    if (width <= 0) {
      throw new IllegalArgumentException("width: " + width + " (expected: > 0)");
    }
    if (features.length != labels.length * (long) width) {
      throw new IllegalArgumentException(
          "features: %d values (expected: rows x width = %d x %d)"
              .formatted(features.length, labels.length, width));
    }
  }

  public int rows() {
    return labels.length;
  }

  /** The rows at the given positions, in that order. */
  public Batch select(int[] positions) {
    float[] selected = new float[positions.length * width];
    int[] selectedLabels = new int[positions.length];
    for (int i = 0; i < positions.length; i++) {
      System.arraycopy(features, positions[i] * width, selected, i * width, width);
      selectedLabels[i] = labels[positions[i]];
    }
    return new Batch(selected, selectedLabels, width);
  }
}
