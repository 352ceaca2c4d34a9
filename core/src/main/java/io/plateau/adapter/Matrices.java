package io.plateau.adapter;

import io.plateau.feature.Batch;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_MT_DDRM;

/** Dense matrices in double, by EJML. */
final class Matrices {

  private Matrices() {}

  /** The features of rows, {@code [rows, width]}. */
  static DMatrixRMaj of(Batch rows) {
    return of(rows.features(), rows.width());
  }

  /** Row-major values as {@code [values / columns, columns]}. */
  static DMatrixRMaj of(float[] values, int columns) {
    DMatrixRMaj matrix = new DMatrixRMaj(values.length / columns, columns);
    for (int i = 0; i < values.length; i++) {
      matrix.data[i] = values[i];
    }
    return matrix;
  }

  /** {@code a b}; the threads share rows out, so that their number does not change the bits. */
  static DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
    CommonOps_MT_DDRM.mult(a, b, product);
    return product;
  }

  /** {@code a b^T}. */
  static DMatrixRMaj timesTransposed(DMatrixRMaj a, DMatrixRMaj b) {
    return times(a, transpose(b));
  }

  static DMatrixRMaj transpose(DMatrixRMaj a) {
    return CommonOps_DDRM.transpose(a, null);
  }
}
