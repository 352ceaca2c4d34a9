package io.plateau.continual.closedform;

import io.plateau.adapter.DistributedSum;
import io.plateau.adapter.LinearClassifier;
import io.plateau.feature.Batch;
import java.util.Arrays;

/**
 * Counts and sums of the features of every class, whose means are its prototypes. Those of tasks
 * add up, so that learning task by task forgets nothing.
 *
 * @param width length of a feature
 * @param counts {@code [classes]}: rows of each class
 * @param sums {@code classes x width}, row-major: sum of f over the rows of each class
 */
public record ClassMeans(int width, double[] counts, double[] sums) {

  public ClassMeans {
    if (width < 1) {
      throw new IllegalArgumentException("width: " + width + " (expected: >= 1)");
    }
    if (sums.length != (long) counts.length * width) {
      throw new IllegalArgumentException(
          "sums: %d values (expected: classes x width = %d x %d)"
              .formatted(sums.length, counts.length, width));
    }
  }

  /** Before the first task. */
  public static ClassMeans empty(int width) {
    return new ClassMeans(width, new double[0], new double[0]);
  }

  /** How many labels there are. */
  public int classes() {
    return counts.length;
  }

  /** Whether a class has rows; one with a label that is none has not. */
  public boolean isSeen(int label) {
    return label >= 0 && label < counts.length && counts[label] > 0;
  }

  /**
   * After one task more.
   *
   * @param task its rows, with labels of the whole stream
   * @param classes how many labels there are so far
   */
  public ClassMeans plus(DistributedSum task, int classes) {
    int columns = width; // keeps these sums out of the function that is sent
    double[] flat = task.sum(part -> flat(part, columns, classes));
    for (int k = 0; k < counts.length; k++) {
      flat[k] += counts[k];
    }
    for (int i = 0; i < sums.length; i++) {
      flat[classes + i] += sums[i];
    }
    return new ClassMeans(
        width, Arrays.copyOf(flat, classes), Arrays.copyOfRange(flat, classes, flat.length));
  }

  /** Counts, then sums. */
  private static double[] flat(Batch part, int width, int classes) {
    if (part.width() != width) {
      throw new IllegalArgumentException(
          "rows: width %d (expected: %d)".formatted(part.width(), width));
    }
    double[] flat = new double[classes + classes * width];
    for (int row = 0; row < part.rows(); row++) {
      int label = part.labels()[row];
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "label: %d (expected: 0 to %d, one of the classes)".formatted(label, classes - 1));
      }
      flat[label]++;
      for (int i = 0; i < width; i++) {
        flat[classes + label * width + i] += part.features()[row * width + i];
      }
    }
    return flat;
  }

  /**
   * Nearest class mean (NCM): {@code logit_k = scale f . mu_k / |mu_k|}. A class without rows is
   * never predicted.
   *
   * @param labels of the classes to tell apart, in the order that scores are to have
   * @param scale factor on cosines
   */
  public LinearClassifier classifier(int[] labels, double scale) {
    double[] weights = new double[labels.length * width];
    double[] bias = new double[labels.length];
    for (int k = 0; k < labels.length; k++) {
      if (!isSeen(labels[k])) {
        bias[k] = Double.NEGATIVE_INFINITY;
        continue;
      }
      int from = labels[k] * width;
      double norm = norm(from);
      for (int i = 0; i < width; i++) {
        weights[k * width + i] = scale * sums[from + i] / norm;
      }
    }
    return new LinearClassifier(weights, bias, width);
  }

  private double norm(int from) {
    double squares = 0;
    for (int i = from; i < from + width; i++) {
      squares += sums[i] * sums[i];
    }
    if (!(squares > 0)) {
      throw new IllegalArgumentException(
          "class %d: its rows have mean 0 (expected: a direction. Leave the class out)"
              .formatted(from / width));
    }
    return Math.sqrt(squares);
  }
}
