package io.plateau.artifact;

import io.plateau.continual.closedform.RidgeClassifier;
import io.plateau.tensor.HostDoubles;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/** The tensors of a ridge regression on random features, the random ones included. */
final class RidgeFile {

  private static final String PROJECTION = "projection";
  private static final String WEIGHTS = "weights";
  private static final String SEEN = "seen";

  private RidgeFile() {}

  static Map<String, HostDoubles> tensors(RidgeClassifier ridge) {
    double[] seen = new double[ridge.classes()];
    for (int k = 0; k < seen.length; k++) {
      seen[k] = ridge.isSeen(k) ? 1 : 0;
    }
    return Map.of(
        PROJECTION, tensor(ridge.projection()),
        WEIGHTS, tensor(ridge.weights()),
        SEEN, new HostDoubles(new long[] {seen.length}, seen));
  }

  static RidgeClassifier decode(Safetensors file) throws IOException {
    double[] values = file.doubles(SEEN).values();
    boolean[] seen = new boolean[values.length];
    for (int k = 0; k < seen.length; k++) {
      seen[k] = values[k] != 0;
    }
    return RidgeClassifier.of(
        matrix(file.doubles(PROJECTION)), matrix(file.doubles(WEIGHTS)), seen);
  }

  static HostDoubles tensor(DMatrixRMaj matrix) {
    return new HostDoubles(new long[] {matrix.numRows, matrix.numCols}, matrix.data);
  }

  /**
   * A tensor of two axes.
   *
   * @throws IllegalArgumentException for one of others
   */
  static DMatrixRMaj matrix(HostDoubles tensor) {
    if (tensor.shape().length != 2) {
      throw new IllegalArgumentException(
          "tensor: %d axes (expected: 2, rows x columns)".formatted(tensor.shape().length));
    }
    return DMatrixRMaj.wrap(
        Math.toIntExact(tensor.shape()[0]), Math.toIntExact(tensor.shape()[1]), tensor.values());
  }
}
