package io.plateau.continual.closedform;

import io.plateau.feature.Batch;
import java.io.Serializable;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/**
 * {@code phi = ReLU(f W_r)}, with {@code W_r} of standard normal values that the seed gives.
 *
 * @param seed of W_r; the same gives the same to the bit on every machine
 * @param inputs d, length of a feature
 * @param outputs D
 */
public record RandomFeatures(long seed, int inputs, int outputs) implements Serializable {

  public RandomFeatures {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "random features: %d to %d (expected: >= 1)".formatted(inputs, outputs));
    }
  }

  /** {@code W_r}, {@code [inputs, outputs]}. */
  DMatrixRMaj projection() {
    Random random = new Random(seed); // its numbers are specified to the bit
    DMatrixRMaj projection = new DMatrixRMaj(inputs, outputs);
    for (int i = 0; i < projection.data.length; i++) {
      projection.data[i] = random.nextGaussian();
    }
    return projection;
  }

  /**
   * phi of a block of rows, {@code [rows, outputs]}.
   *
   * @param projection W_r, {@code [inputs, outputs]}
   */
  static DMatrixRMaj of(Batch rows, DMatrixRMaj projection) {
    int inputs = projection.numRows;
    int outputs = projection.numCols;
    if (rows.width() != inputs) {
      throw new IllegalArgumentException(
          "rows: width %d (expected: %d)".formatted(rows.width(), inputs));
    }
    DMatrixRMaj phi = new DMatrixRMaj(rows.rows(), outputs);
    // W_r goes by once for all rows. A row's sums do not depend on what is scored beside it.
    for (int k = 0; k < inputs; k++) {
      for (int row = 0; row < rows.rows(); row++) {
        double f = rows.features()[row * inputs + k];
        Blocks.addScaled(f, projection.data, k * outputs, phi.data, row * outputs, outputs);
      }
    }
    for (int i = 0; i < phi.data.length; i++) {
      phi.data[i] = Math.max(0, phi.data[i]);
    }
    return phi;
  }
}
