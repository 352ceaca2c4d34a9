package io.plateau.evaluation;

import io.plateau.feature.Batch;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The plane in which features differ most: their mean and the first two principal axes. In double.
 *
 * @param mean {@code width} values
 * @param axes {@code [2, width]}, orthonormal; each points to where its largest component is
 *     positive, so that the same features give the same picture
 * @param explained share of the variance along each axis, in [0, 1]; 0 where nothing varies
 */
public record PrincipalPlane(double[] mean, double[][] axes, double[] explained) {

  /**
   * The plane of some features.
   *
   * @param rows at least one, at least two wide
   */
  public static PrincipalPlane of(Batch rows) {
    if (rows.rows() == 0 || rows.width() < 2) {
      throw new IllegalArgumentException(
          "features: %d of width %d (expected: at least one, at least 2 wide)"
              .formatted(rows.rows(), rows.width()));
    }
    double[] mean = mean(rows);
    DMatrixRMaj scatter = scatter(rows, mean);
    double total = CommonOps_DDRM.trace(scatter);
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(rows.width(), true, true);
    if (!eigen.decompose(scatter)) {
      throw new IllegalArgumentException(
          "features: no principal axes (expected: values that are finite)");
    }
    int[] order =
        IntStream.range(0, rows.width())
            .boxed()
            .sorted((a, b) -> Double.compare(eigenvalue(eigen, b), eigenvalue(eigen, a)))
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] axes = new double[2][];
    double[] explained = new double[2];
    for (int axis = 0; axis < 2; axis++) {
      axes[axis] = oriented(eigen.getEigenVector(order[axis]).data);
      explained[axis] = total > 0 ? Math.max(0, eigenvalue(eigen, order[axis])) / total : 0;
    }
    return new PrincipalPlane(mean, axes, explained);
  }

  /**
   * Where a feature lies on an axis, from the mean.
   *
   * @param axis 0 or 1
   */
  public double coordinate(Batch rows, int row, int axis) {
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      sum += axes[axis][i] * (rows.features()[row * mean.length + i] - mean[i]);
    }
    return sum;
  }

  private static double[] mean(Batch rows) {
    double[] mean = new double[rows.width()];
    for (int i = 0; i < rows.features().length; i++) {
      mean[i % rows.width()] += rows.features()[i];
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= rows.rows();
    }
    return mean;
  }

  private static DMatrixRMaj scatter(Batch rows, double[] mean) {
    DMatrixRMaj centred = new DMatrixRMaj(rows.rows(), rows.width());
    for (int i = 0; i < rows.features().length; i++) {
      centred.data[i] = rows.features()[i] - mean[i % rows.width()];
    }
    DMatrixRMaj scatter = new DMatrixRMaj(rows.width(), rows.width());
    CommonOps_DDRM.multInner(centred, scatter);
    return scatter;
  }

  private static double eigenvalue(EigenDecomposition_F64<DMatrixRMaj> eigen, int i) {
    return eigen.getEigenvalue(i).getReal();
  }

  private static double[] oriented(double[] axis) {
    double largest = 0;
    for (double component : axis) {
      if (Math.abs(component) > Math.abs(largest)) {
        largest = component;
      }
    }
    double sign = Math.signum(largest);
    double[] oriented = new double[axis.length];
    for (int i = 0; i < axis.length; i++) {
      oriented[i] = sign * axis[i];
    }
    return oriented;
  }
}
