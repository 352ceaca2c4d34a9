package io.plateau.image.vp8;

/** From coefficients to residuals. Source: RFC 6386, section 14. */
final class Transforms {

  /** {@code sqrt(2) cos(pi / 8) - 1} and {@code sqrt(2) sin(pi / 8)}, of 65536. */
  private static final int COSINE = 20_091;

  private static final int SINE = 35_468;

  private static final int BLOCK = 16;

  private Transforms() {}

  /**
   * The inverse Walsh-Hadamard transform.
   *
   * @param means 16 coefficients
   * @param values receives 16 first coefficients of blocks of 16
   */
  static void spreadMeans(int[] means, int[] values) {
    int[] columns = new int[BLOCK];
    for (int i = 0; i < 4; i++) {
      int a = means[i] + means[12 + i];
      int b = means[4 + i] + means[8 + i];
      int c = means[4 + i] - means[8 + i];
      int d = means[i] - means[12 + i];
      columns[i] = a + b;
      columns[4 + i] = d + c;
      columns[8 + i] = a - b;
      columns[12 + i] = d - c;
    }
    for (int i = 0; i < 4; i++) {
      int a = columns[4 * i] + columns[4 * i + 3] + 3;
      int b = columns[4 * i + 1] + columns[4 * i + 2];
      int c = columns[4 * i + 1] - columns[4 * i + 2];
      int d = columns[4 * i] - columns[4 * i + 3] + 3;
      values[BLOCK * 4 * i] = (a + b) >> 3;
      values[BLOCK * (4 * i + 1)] = (d + c) >> 3;
      values[BLOCK * (4 * i + 2)] = (a - b) >> 3;
      values[BLOCK * (4 * i + 3)] = (d - c) >> 3;
    }
  }

  /**
   * Adds the inverse cosine transform of a block to what was predicted.
   *
   * @param c 16 coefficients from {@code at} on
   */
  static void addResidual(int[] c, int at, Plane plane, int left, int top) {
    int[] columns = new int[BLOCK];
    for (int i = 0; i < 4; i++) {
      int a = c[at + i] + c[at + 8 + i];
      int b = c[at + i] - c[at + 8 + i];
      int odd = sine(c[at + 4 + i]) - cosine(c[at + 12 + i]);
      int even = cosine(c[at + 4 + i]) + sine(c[at + 12 + i]);
      columns[4 * i] = a + even;
      columns[4 * i + 1] = b + odd;
      columns[4 * i + 2] = b - odd;
      columns[4 * i + 3] = a - even;
    }
    for (int y = 0; y < 4; y++) {
      int a = columns[y] + 4 + columns[8 + y];
      int b = columns[y] + 4 - columns[8 + y];
      int odd = sine(columns[4 + y]) - cosine(columns[12 + y]);
      int even = cosine(columns[4 + y]) + sine(columns[12 + y]);
      add(plane, left, top + y, a + even);
      add(plane, left + 1, top + y, b + odd);
      add(plane, left + 2, top + y, b - odd);
      add(plane, left + 3, top + y, a - even);
    }
  }

  private static void add(Plane plane, int x, int y, int residual) {
    plane.set(x, y, Samples.clip(plane.sample(x, y) + (residual >> 3)));
  }

  private static int cosine(int value) {
    return value + ((value * COSINE) >> 16);
  }

  private static int sine(int value) {
    return (value * SINE) >> 16;
  }
}
