package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** IEEE half precision (fp16) as it is stored: two bytes a value, the lower one first. */
final class Halves {

  static final int BYTES = 2;

  private static final int EXPONENT = 0x7c00;

  private Halves() {}

  /**
   * Rounds to the nearest half, ties to even; what is beyond the largest, 65504, becomes infinite.
   *
   * @param x {@code [n, ...]} float32
   * @return the values of each of the n, row-major
   */
  static byte[][] of(NDArray x) {
    try (NDArray halves = x.toType(DataType.FLOAT16, false)) {
      byte[][] rows = new byte[Math.toIntExact(x.getShape().get(0))][];
      for (int i = 0; i < rows.length; i++) {
        try (NDArray row = halves.get(i)) {
          // In the order of the machine, and those that PyTorch is built for have the lower first.
          rows[i] = row.toByteArray();
        }
      }
      return rows;
    }
  }

  /** Whether no value is NaN or infinite. */
  static boolean areFinite(byte[] values) {
    for (int high = 1; high < values.length; high += BYTES) {
      if ((values[high] << 8 & EXPONENT) == EXPONENT) {
        return false;
      }
    }
    return true;
  }
}
