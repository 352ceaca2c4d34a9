package io.plateau.image.vp8;

import java.io.EOFException;

/** How strongly the edges of blocks are smoothed. Source: RFC 6386, sections 9.6 and 15. */
final class LoopFilter {

  private static final int MOST = 63;

  /**
   * The strength for one macroblock.
   *
   * @param limit of the difference across an edge; 0 where nothing is filtered
   * @param inside limit of the differences beside an edge
   * @param edgeThreshold above it, the difference beside an edge is detail
   */
  record Strength(int limit, int inside, int edgeThreshold) {}

  private final boolean simple;
  private final int level;
  private final int sharpness;
  private int intraDelta;
  private int subblocksDelta;

  private LoopFilter(boolean simple, int level, int sharpness) {
    this.simple = simple;
    this.level = level;
    this.sharpness = sharpness;
  }

  static LoopFilter read(BoolDecoder header) throws EOFException {
    LoopFilter filter = new LoopFilter(header.flag(), header.number(6), header.number(3));
    if (header.flag()) {
      filter.readDeltas(header);
    }
    return filter;
  }

  /** Four by reference frame, four by mode; a key frame has use for the first of each. */
  private void readDeltas(BoolDecoder header) throws EOFException {
    if (header.flag()) {
      int[] deltas = new int[8];
      for (int i = 0; i < deltas.length; i++) {
        deltas[i] = header.optional(6);
      }
      intraDelta = deltas[0];
      subblocksDelta = deltas[4];
    }
  }

  boolean isOff() {
    return level == 0;
  }

  boolean isSimple() {
    return simple;
  }

  Strength strength(Segments segments, int segment, BlockMode mode) {
    int delta = intraDelta + (mode == BlockMode.SUBBLOCKS ? subblocksDelta : 0);
    int strength = Math.max(0, Math.min(MOST, segments.filter(segment, level) + delta));
    if (strength == 0) {
      return new Strength(0, 0, 0);
    }
    int inside = strength;
    if (sharpness > 0) {
      inside = Math.min(inside >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
    }
    inside = Math.max(1, inside);
    int edgeThreshold = strength >= 40 ? 2 : strength >= 15 ? 1 : 0;
    return new Strength(2 * strength + inside, inside, edgeThreshold);
  }
}
