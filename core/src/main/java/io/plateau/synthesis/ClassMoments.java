package io.plateau.synthesis;

import io.plateau.feature.Batch;

/** Means of classes and the squared distances from them, summed in double in two passes. */
final class ClassMoments {

  private final int[] rows;
  private final double[][] means;
  private final double[] squares;

  private ClassMoments(int classes, int width) {
    rows = new int[classes];
    means = new double[classes][width];
    squares = new double[classes];
  }

  /** The moments of labelled features. */
  static ClassMoments of(Batch batch, int classes) {
    int width = batch.width();
    ClassMoments moments = new ClassMoments(classes, width);
    for (int row = 0; row < batch.rows(); row++) {
      int label = batch.labels()[row];
      moments.rows[label]++;
      for (int i = 0; i < width; i++) {
        moments.means[label][i] += batch.features()[row * width + i];
      }
    }
    for (int c = 0; c < classes; c++) {
      for (int i = 0; i < width; i++) {
        moments.means[c][i] /= Math.max(1, moments.rows[c]);
      }
    }
    for (int row = 0; row < batch.rows(); row++) {
      int label = batch.labels()[row];
      for (int i = 0; i < width; i++) {
        double difference = batch.features()[row * width + i] - moments.means[label][i];
        moments.squares[label] += difference * difference;
      }
    }
    return moments;
  }

  int rows(int label) {
    return rows[label];
  }

  /** The mean of a class; zero where it has no rows. */
  double[] mean(int label) {
    return means[label];
  }

  /** The trace of the unbiased covariance; 0 of fewer than two rows. */
  double variance(int label) {
    return rows[label] < 2 ? 0 : squares[label] / (rows[label] - 1);
  }
}
