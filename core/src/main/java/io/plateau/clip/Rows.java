package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;

/** Row look-up, differentiable in the table. */
public final class Rows {

  private Rows() {}

  /**
   * Rows of a table.
   *
   * @param table {@code [rows, width]}
   * @param index {@code [...]} int64
   * @return {@code [..., width]}
   */
  public static NDArray take(NDArray table, NDArray index) {
    return table
        .getNDArrayInternal()
        .embedding(index, table, SparseFormat.DENSE)
        .singletonOrThrow();
  }
}
