package io.plateau.tensor;

/** Rows of L2 norm 1: what features are kept as. */
public final class UnitRows {

  private UnitRows() {}

  /**
   * Divides every row by its norm, which is summed in double.
   *
   * @param values {@code rows x width} values, changed in place; a row with NaN becomes NaN
   * @param width length of a row
   * @return the same array
   */
  public static float[] normalize(float[] values, int width) {
    for (int from = 0; from < values.length; from += width) {
      double squares = 0;
      for (int i = from; i < from + width; i++) {
        squares += (double) values[i] * values[i];
      }
      double norm = Math.sqrt(squares);
      for (int i = from; i < from + width; i++) {
        values[i] = (float) (values[i] / norm);
      }
    }
    return values;
  }
}
