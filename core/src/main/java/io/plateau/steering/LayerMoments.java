package io.plateau.steering;

import io.plateau.tensor.HostDoubles;
import io.plateau.tensor.HostTensor;
import java.io.Serializable;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionCommon_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.linsol.chol.LinearSolverChol_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * Sums over the tokens of a layer, of which the least squares of its input in its output are made.
 *
 * @param cross {@code [width, width]}: sum of in out^T
 * @param gram {@code [width, width]}: sum of out out^T
 */
record LayerMoments(HostDoubles cross, HostDoubles gram) implements Serializable {

  /** Share of the largest pivot below which a smaller one is rounding. */
  private static final double UNDETERMINED = 1e-13;

  public LayerMoments {
    if (cross.shape().length != 2
        || cross.shape()[0] != cross.shape()[1]
        || !Arrays.equals(cross.shape(), gram.shape())) {
      throw new IllegalArgumentException(
          "moments: shapes %s and %s (expected: both [width, width])"
              .formatted(Arrays.toString(cross.shape()), Arrays.toString(gram.shape())));
    }
  }

  static LayerMoments zeros(int width) {
    return new LayerMoments(HostDoubles.zeros(width, width), HostDoubles.zeros(width, width));
  }

  int width() {
    return Math.toIntExact(gram.shape()[0]);
  }

  /** Adds other tokens to these. */
  void add(double[] moreCross, double[] moreGram) {
    addTo(cross.values(), moreCross);
    addTo(gram.values(), moreGram);
  }

  private static void addTo(double[] sum, double[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }

  /**
   * {@code A = cross (gram + lambda I)^-1}, the least squares of in = A out with a penalty of
   * lambda |A|^2.
   *
   * @param ridge lambda as a share of the mean of gram's diagonal, so that it does not depend on
   *     how many tokens there were; 0 for none
   */
  HostTensor solve(double ridge) {
    int width = width();
    DMatrixRMaj penalised = matrix(gram);
    double lambda = ridge * CommonOps_DDRM.trace(penalised) / width;
    for (int i = 0; i < width; i++) {
      penalised.add(i, i, lambda);
    }
    // (gram + lambda I) A^T = cross^T, as gram is symmetric.
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(width, true);
    LinearSolverChol_DDRM solver =
        new LinearSolverChol_DDRM((CholeskyDecompositionCommon_DDRM) cholesky);
    DMatrixRMaj transposed = new DMatrixRMaj(width, width);
    if (!solver.setA(penalised) || leastPivot(cholesky.getT(null)) < UNDETERMINED) {
      throw new IllegalArgumentException(
          "Cannot solve for the feedback: the tokens seen so far leave the least squares undetermined at ridge %s. Add images, or raise ridge."
              .formatted(ridge));
    }
    solver.solve(CommonOps_DDRM.transpose(matrix(cross), null), transposed);
    HostTensor a = HostTensor.zeros(width, width);
    for (int row = 0; row < width; row++) {
      for (int column = 0; column < width; column++) {
        a.values()[row * width + column] = (float) transposed.get(column, row);
      }
    }
    return a;
  }

  /** The smallest pivot as a share of the largest: rounding leaves about 1e-16 of none. */
  private static double leastPivot(DMatrixRMaj lower) {
    double[] diagonal = new double[lower.numRows];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = lower.get(i, i);
    }
    double ratio =
        Arrays.stream(diagonal).min().orElseThrow() / Arrays.stream(diagonal).max().orElseThrow();
    return ratio * ratio;
  }

  private static DMatrixRMaj matrix(HostDoubles tensor) {
    int width = Math.toIntExact(tensor.shape()[0]);
    return DMatrixRMaj.wrap(width, width, tensor.values().clone());
  }
}
