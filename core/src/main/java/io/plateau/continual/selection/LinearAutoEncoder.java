package io.plateau.continual.selection;

import io.plateau.continual.density.GaussianSums;
import java.io.Serializable;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The linear auto-encoder of some features: {@code x' = mean + U^T U (x - mean)}. Of all linear
 * ones with as many hidden units it has the least squared error; it is their PCA (Baldi and Hornik,
 * Neural Networks and Principal Component Analysis, 1989), which sums over the rows give exactly.
 *
 * @param mean {@code [width]}
 * @param components U, {@code [hidden, width]}, orthonormal rows
 */
public record LinearAutoEncoder(double[] mean, DMatrixRMaj components) implements Serializable {

  public LinearAutoEncoder {
    if (components.numCols != mean.length || components.numRows < 1) {
      throw new IllegalArgumentException(
          "components: %d x %d (expected: one at least of width %d)"
              .formatted(components.numRows, components.numCols, mean.length));
    }
  }

  /**
   * Solves it.
   *
   * @param sums over the rows
   * @param share of their variance that is kept, in (0, 1]: as many components as that takes
   * @throws IllegalArgumentException if there are no rows
   */
  public static LinearAutoEncoder of(GaussianSums sums, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share: " + share + " (expected: > 0 and <= 1)");
    }
    if (!(sums.rows() >= 1)) {
      throw new IllegalArgumentException(
          "Cannot fit an auto-encoder: there are no rows. Leave the task out, or prepare images of it.");
    }
    int width = sums.sum().length;
    double[] mean =
        IntStream.range(0, width).mapToDouble(i -> sums.sum()[i] / sums.rows()).toArray();
    DMatrixRMaj covariance = sums.gram().copy();
    CommonOps_DDRM.divide(covariance, sums.rows());
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < width; j++) {
        covariance.add(i, j, -mean[i] * mean[j]);
      }
    }
    return new LinearAutoEncoder(mean, leading(covariance, share));
  }

  /** The eigenvectors of the largest eigenvalues that make up a share of the trace. */
  private static DMatrixRMaj leading(DMatrixRMaj covariance, double share) {
    int width = covariance.numRows;
    double wanted = share * CommonOps_DDRM.trace(covariance);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(width, true, true);
    if (!eigen.decompose(covariance)) {
      throw new IllegalArgumentException(
          "Cannot fit an auto-encoder: the covariance of its rows has no eigenvectors. Check the features for values that are not finite.");
    }
    int[] order =
        IntStream.range(0, width)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
            .mapToInt(Integer::intValue)
            .toArray();
    int hidden = 0;
    double kept = 0;
    while (hidden == 0 || (hidden < width && kept < wanted)) {
      kept += eigen.getEigenvalue(order[hidden++]).getReal();
    }
    DMatrixRMaj components = new DMatrixRMaj(hidden, width);
    for (int k = 0; k < hidden; k++) {
      System.arraycopy(eigen.getEigenVector(order[k]).data, 0, components.data, k * width, width);
    }
    return components;
  }

  /** Length of a feature. */
  public int width() {
    return mean.length;
  }

  /** {@code |x - x'|^2}. */
  public double error(double[] x) {
    int width = width();
    double[] rest = new double[width];
    for (int i = 0; i < width; i++) {
      rest[i] = x[i] - mean[i];
    }
    double[] code = new double[components.numRows];
    for (int k = 0; k < code.length; k++) {
      for (int i = 0; i < width; i++) {
        code[k] += components.data[k * width + i] * rest[i];
      }
    }
    double error = 0;
    for (int i = 0; i < width; i++) {
      double difference = rest[i];
      for (int k = 0; k < code.length; k++) {
        difference -= components.data[k * width + i] * code[k];
      }
      error += difference * difference;
    }
    return error;
  }
}
