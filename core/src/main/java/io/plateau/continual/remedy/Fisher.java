package io.plateau.continual.remedy;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;

/** The diagonal of the empirical Fisher information. */
public final class Fisher {

  private Fisher() {}

  /**
   * The mean over rows of {@code (d log p(label | image) / dv)^2}, one gradient a row.
   *
   * @param crossEntropy whose value of one row is {@code -log p}
   * @param rows at least one
   */
  public static Parameters diagonal(Objective crossEntropy, Parameters v, Batch rows) {
    if (rows.rows() == 0) {
      throw new IllegalArgumentException("rows: 0 (expected: at least one)");
    }
    Parameters sum = v.times(0);
    for (int row = 0; row < rows.rows(); row++) {
      Parameters g = crossEntropy.gradient(v, rows.select(new int[] {row})).values();
      sum = sum.combine(g, (s, gi) -> s + gi * gi / rows.rows());
    }
    return sum;
  }
}
