package io.plateau.image.vp8;

/** Blocks from their neighbours above and to the left. Source: RFC 6386, section 12. */
final class Prediction {

  private static final int SUBBLOCK = 4;
  private static final int MACROBLOCK = 16;

  private Prediction() {}

  /** Predicts a block of {@code size} squared; the first row and column have no neighbours. */
  static void block(BlockMode mode, Plane plane, int left, int top, int size) {
    int mean = mode == BlockMode.DC ? mean(plane, left, top, size) : 0;
    int corner = plane.sample(left - 1, top - 1);
    for (int y = top; y < top + size; y++) {
      int beside = plane.sample(left - 1, y);
      for (int x = left; x < left + size; x++) {
        int above = plane.sample(x, top - 1);
        int value =
            switch (mode) {
              case DC -> mean;
              case VERTICAL -> above;
              case HORIZONTAL -> beside;
              case TRUE_MOTION -> Samples.clip(beside + above - corner);
              case SUBBLOCKS -> throw new IllegalArgumentException("mode: SUBBLOCKS");
            };
        plane.set(x, y, value);
      }
    }
  }

  private static int mean(Plane plane, int left, int top, int size) {
    int sum = 0;
    int count = 0;
    if (top > 0) {
      for (int x = left; x < left + size; x++) {
        sum += plane.sample(x, top - 1);
      }
      count += size;
    }
    if (left > 0) {
      for (int y = top; y < top + size; y++) {
        sum += plane.sample(left - 1, y);
      }
      count += size;
    }
    return count == 0 ? 128 : (sum + count / 2) / count;
  }

  /**
   * Predicts the subblock at a column and row of its macroblock. The four samples above and to the
   * right of the last column come from above the macroblock for every row.
   *
   * @param edge receives the thirteen samples of the edge
   */
  static void subblock(
      SubblockMode mode, Plane plane, int left, int top, int[] edge, boolean lastMacroblock) {
    for (int i = 0; i < SUBBLOCK; i++) {
      edge[i] = plane.sample(left - 1, top + 3 - i);
    }
    for (int i = 0; i <= SUBBLOCK; i++) {
      edge[4 + i] = plane.sample(left - 1 + i, top - 1);
    }
    boolean lastColumn = left % MACROBLOCK == MACROBLOCK - SUBBLOCK;
    int rowAbove = lastColumn ? top - top % MACROBLOCK - 1 : top - 1;
    // As libwebp has it: beyond the last macroblock, the last sample above it goes on.
    boolean goesOn = lastColumn && lastMacroblock && rowAbove >= 0;
    for (int i = 0; i < SUBBLOCK; i++) {
      edge[9 + i] = plane.sample(goesOn ? left + 3 : left + SUBBLOCK + i, rowAbove);
    }
    for (int y = 0; y < SUBBLOCK; y++) {
      for (int x = 0; x < SUBBLOCK; x++) {
        plane.set(left + x, top + y, mode.predict(edge, x, y));
      }
    }
  }
}
