package io.plateau.prep;

/** L2 norms of rows within an array, summed in double. */
final class UnitVectors {

  private UnitVectors() {}

  /** The norm of {@code values[from .. from + width)}; NaN or infinite where a value is. */
  static double norm(float[] values, int from, int width) {
    double sum = 0;
    for (int i = from; i < from + width; i++) {
      sum += (double) values[i] * values[i];
    }
    return Math.sqrt(sum);
  }

  /** Divides {@code values[from .. from + width)} by {@code norm}. */
  static void scale(float[] values, int from, int width, double norm) {
    for (int i = from; i < from + width; i++) {
      values[i] = (float) (values[i] / norm);
    }
  }
}
