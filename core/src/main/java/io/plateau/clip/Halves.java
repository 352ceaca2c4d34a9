package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.util.Float16Utils;

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

  /**
   * The values as float32, which holds every half exactly.
   *
   * @param target written to from {@code from} on
   */
  static void widen(byte[] halves, float[] target, int from) {
    float[] values = Widened.VALUES;
    for (int i = 0; i < halves.length; i += BYTES) {
      target[from + i / BYTES] = values[(halves[i] & 0xff) | ((halves[i + 1] & 0xff) << 8)];
    }
  }

  /** Every half there is: batches have millions of them, and a look-up is cheapest. */
  private static final class Widened {
    static final float[] VALUES = new float[1 << 16];

    static {
      for (int bits = 0; bits < VALUES.length; bits++) {
        VALUES[bits] = Float16Utils.halfToFloat((short) bits);
      }
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
