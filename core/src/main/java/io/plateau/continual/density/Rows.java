package io.plateau.continual.density;

import io.plateau.feature.Batch;
import org.ejml.data.DMatrixRMaj;

/** Rows of a batch as doubles. */
final class Rows {

  private Rows() {}

  static void requireWidth(Batch part, int width) {
    if (part.width() != width) {
      throw new IllegalArgumentException(
          "rows: width %d (expected: %d)".formatted(part.width(), width));
    }
  }

  /** {@code [rows, width]}. */
  static DMatrixRMaj matrix(Batch part) {
    DMatrixRMaj matrix = new DMatrixRMaj(part.rows(), part.width());
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = part.features()[i];
    }
    return matrix;
  }

  /** One row. */
  static double[] row(Batch part, int row) {
    double[] x = new double[part.width()];
    for (int i = 0; i < x.length; i++) {
      x[i] = part.features()[row * x.length + i];
    }
    return x;
  }

  /** {@code |x - centre|^2}. */
  static double squaredDistance(double[] x, double[] centres, int centre) {
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      double difference = x[i] - centres[centre * x.length + i];
      squares += difference * difference;
    }
    return squares;
  }
}
