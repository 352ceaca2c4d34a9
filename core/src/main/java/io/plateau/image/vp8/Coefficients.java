package io.plateau.image.vp8;

import java.io.EOFException;
import java.util.Arrays;

/**
 * The coefficients of one macroblock after the other. Source: RFC 6386, sections 13 and 14.
 *
 * <p>Which blocks around had any is the context of those that follow: nine flags per macroblock,
 * four of luma, two of each chroma, one of the block of luma's means.
 */
final class Coefficients {

  private static final int MEANS = 1;
  private static final int LUMA_WITHOUT_DC = 0;
  private static final int CHROMA = 2;
  private static final int LUMA = 3;

  private static final int BLOCK = 16;
  private static final int LUMA_BLOCKS = 16;
  private static final int BLOCKS = 24;
  private static final int FLAGS = 9;
  private static final int MEANS_FLAG = 8;

  private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};
  private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};

  /** Probabilities of the bits that large values add to 11, 19, 35 and 67. */
  private static final int[][] EXTRA_BITS = {
    {173, 148, 140},
    {176, 155, 140, 135},
    {180, 157, 141, 134, 130},
    {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
  };

  private final Probabilities probabilities;
  private final boolean[] above;
  private final boolean[] left = new boolean[FLAGS];
  private final int[] values = new int[BLOCKS * BLOCK];
  private final int[] means = new int[BLOCK];

  Coefficients(Probabilities probabilities, int columns) {
    this.probabilities = probabilities;
    this.above = new boolean[FLAGS * columns];
  }

  /** Dequantized: 16 blocks of luma, 4 of each chroma, 16 each. */
  int[] values() {
    return values;
  }

  void startRow() {
    Arrays.fill(left, false);
  }

  /** A macroblock without coefficients. */
  void skip(int column, BlockMode mode) {
    Arrays.fill(values, 0);
    boolean keepsMeans = mode == BlockMode.SUBBLOCKS;
    Arrays.fill(left, 0, keepsMeans ? MEANS_FLAG : FLAGS, false);
    int from = FLAGS * column;
    Arrays.fill(above, from, from + (keepsMeans ? MEANS_FLAG : FLAGS), false);
  }

  /**
   * Reads those of a macroblock.
   *
   * @return whether one may be other than zero
   */
  boolean read(BoolDecoder tokens, int column, BlockMode mode, Quantizer q) throws EOFException {
    Arrays.fill(values, 0);
    int flags = FLAGS * column;
    boolean any = false;
    int first = 0;
    int type = LUMA;
    if (mode != BlockMode.SUBBLOCKS) {
      readMeans(tokens, flags + MEANS_FLAG, q);
      first = 1;
      type = LUMA_WITHOUT_DC;
    }
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        int at = BLOCK * (4 * y + x);
        int context = count(above[flags + x], left[y]);
        int end = block(tokens, type, context, first, values, at, q.lumaDc(), q.lumaAc());
        above[flags + x] = end > first;
        left[y] = end > first;
        any |= end > 1 || values[at] != 0;
      }
    }
    return readChroma(tokens, flags, q) || any;
  }

  private void readMeans(BoolDecoder tokens, int flag, Quantizer q) throws EOFException {
    Arrays.fill(means, 0);
    int context = count(above[flag], left[MEANS_FLAG]);
    int end = block(tokens, MEANS, context, 0, means, 0, q.meansDc(), q.meansAc());
    above[flag] = end > 0;
    left[MEANS_FLAG] = end > 0;
    Transforms.spreadMeans(means, values);
  }

  private boolean readChroma(BoolDecoder tokens, int flags, Quantizer q) throws EOFException {
    boolean any = false;
    for (int channel = 4; channel < 8; channel += 2) {
      for (int i = 0; i < 4; i++) {
        int column = channel + (i & 1);
        int row = channel + (i >> 1);
        int at = BLOCK * (LUMA_BLOCKS + 2 * (channel - 4) + i);
        int context = count(above[flags + column], left[row]);
        int end = block(tokens, CHROMA, context, 0, values, at, q.chromaDc(), q.chromaAc());
        above[flags + column] = end > 0;
        left[row] = end > 0;
        any |= end > 1 || values[at] != 0;
      }
    }
    return any;
  }

  private static int count(boolean one, boolean other) {
    return (one ? 1 : 0) + (other ? 1 : 0);
  }

  /** Reads a block; gives the place after its last coefficient. */
  private int block(
      BoolDecoder tokens, int type, int context, int first, int[] out, int at, int dc, int ac)
      throws EOFException {
    int n = first;
    int p = Probabilities.context(type, BANDS[n], context);
    while (n < BLOCK) {
      if (!tokens.bit(probabilities.token(p))) {
        return n;
      }
      while (!tokens.bit(probabilities.token(p + 1))) {
        n++;
        if (n == BLOCK) {
          return BLOCK;
        }
        p = Probabilities.context(type, BANDS[n], 0);
      }
      int magnitude = tokens.bit(probabilities.token(p + 2)) ? large(tokens, p) : 1;
      int value = tokens.flag() ? -magnitude : magnitude;
      // 16 bits, as libwebp has it: only damaged files need more.
      out[at + ZIGZAG[n]] = (short) (value * (n == 0 ? dc : ac));
      n++;
      p = Probabilities.context(type, BANDS[n], magnitude == 1 ? 1 : 2);
    }
    return BLOCK;
  }

  /** A magnitude from 2 on. */
  private int large(BoolDecoder tokens, int p) throws EOFException {
    if (!tokens.bit(probabilities.token(p + 3))) {
      if (!tokens.bit(probabilities.token(p + 4))) {
        return 2;
      }
      return tokens.bit(probabilities.token(p + 5)) ? 4 : 3;
    }
    if (!tokens.bit(probabilities.token(p + 6))) {
      if (!tokens.bit(probabilities.token(p + 7))) {
        return tokens.bit(159) ? 6 : 5;
      }
      return 7 + (tokens.bit(165) ? 2 : 0) + (tokens.bit(145) ? 1 : 0);
    }
    boolean high = tokens.bit(probabilities.token(p + 8));
    boolean low = tokens.bit(probabilities.token(p + (high ? 10 : 9)));
    int category = (high ? 2 : 0) + (low ? 1 : 0);
    int extra = 0;
    for (int probability : EXTRA_BITS[category]) {
      extra = 2 * extra + (tokens.bit(probability) ? 1 : 0);
    }
    return 3 + (8 << category) + extra;
  }
}
