package io.plateau.image.vp8;

import io.plateau.image.vp8.LoopFilter.Strength;
import java.io.EOFException;
import java.util.Arrays;

/** One key frame, decoded macroblock by macroblock. Source: RFC 6386, sections 9, 11 and 19. */
final class KeyFrame {

  private static final int MACROBLOCK = 16;
  private static final int CHROMA_BLOCK = 8;

  private final int columns;
  private final int rows;
  private final Plane luma;
  private final Plane blueness;
  private final Plane redness;
  private final Segments segments;
  private final LoopFilter filter;
  private final Quantizer[] quantizers;
  private final BoolDecoder modes;
  private final BoolDecoder[] partitions;
  private final Coefficients coefficients;
  private final int skipProbability;
  private final SubblockMode[] modesAbove;
  private final SubblockMode[] modesLeft = new SubblockMode[4];
  private final SubblockMode[] subblockModes = new SubblockMode[MACROBLOCK];
  private final int[] edge = new int[13];
  private final Strength[] strengths;
  private final boolean[] filteredInside;

  KeyFrame(FrameHeader header, byte[] bytes) throws EOFException {
    columns = (header.width() + MACROBLOCK - 1) / MACROBLOCK;
    rows = (header.height() + MACROBLOCK - 1) / MACROBLOCK;
    luma = new Plane(MACROBLOCK * columns, MACROBLOCK * rows);
    blueness = new Plane(CHROMA_BLOCK * columns, CHROMA_BLOCK * rows);
    redness = new Plane(CHROMA_BLOCK * columns, CHROMA_BLOCK * rows);
    modes = header.firstPartition(bytes);
    // Colour space and clamping, of which there is one kind each.
    modes.number(2);
    segments = Segments.read(modes);
    filter = LoopFilter.read(modes);
    partitions = header.partitions(bytes, 1 << modes.number(2));
    quantizers = Quantizer.read(modes, segments);
    // Whether to keep the probabilities for the next frame, which there is not.
    modes.flag();
    coefficients = new Coefficients(Probabilities.read(modes), columns);
    skipProbability = modes.flag() ? modes.number(8) : -1;
    modesAbove = new SubblockMode[4 * columns];
    Arrays.fill(modesAbove, SubblockMode.DC);
    strengths = new Strength[columns * rows];
    filteredInside = new boolean[columns * rows];
  }

  byte[] rgb(int width, int height) throws EOFException {
    for (int row = 0; row < rows; row++) {
      coefficients.startRow();
      Arrays.fill(modesLeft, SubblockMode.DC);
      for (int column = 0; column < columns; column++) {
        macroblock(column, row);
      }
    }
    if (!filter.isOff()) {
      // Prediction takes samples as they were before the filter, so it comes last.
      for (int i = 0; i < strengths.length; i++) {
        if (strengths[i].limit() > 0) {
          smooth(i % columns, i / columns, strengths[i], filteredInside[i]);
        }
      }
    }
    return new ColourConversion(luma, blueness, redness).rgb(width, height);
  }

  private void macroblock(int column, int row) throws EOFException {
    int segment = segments.readSegment(modes);
    boolean skipped = skipProbability >= 0 && modes.bit(skipProbability);
    BlockMode lumaMode = BlockMode.readLuma(modes);
    readSubblockModes(lumaMode, column);
    BlockMode chromaMode = BlockMode.readChroma(modes);
    boolean coded = false;
    if (skipped) {
      coefficients.skip(column, lumaMode);
    } else {
      BoolDecoder tokens = partitions[row % partitions.length];
      coded = coefficients.read(tokens, column, lumaMode, quantizers[segment]);
    }
    reconstructLuma(lumaMode, column, row);
    reconstructChroma(blueness, chromaMode, column, row, 16);
    reconstructChroma(redness, chromaMode, column, row, 20);
    strengths[row * columns + column] = filter.strength(segments, segment, lumaMode);
    filteredInside[row * columns + column] = coded || lumaMode == BlockMode.SUBBLOCKS;
  }

  private void readSubblockModes(BlockMode mode, int column) throws EOFException {
    for (int i = 0; i < subblockModes.length; i++) {
      int above = 4 * column + i % 4;
      SubblockMode read =
          mode == BlockMode.SUBBLOCKS
              ? SubblockMode.read(modes, modesAbove[above], modesLeft[i / 4])
              : mode.implied();
      subblockModes[i] = read;
      modesAbove[above] = read;
      modesLeft[i / 4] = read;
    }
  }

  private void reconstructLuma(BlockMode mode, int column, int row) {
    int left = MACROBLOCK * column;
    int top = MACROBLOCK * row;
    if (mode != BlockMode.SUBBLOCKS) {
      Prediction.block(mode, luma, left, top, MACROBLOCK);
    }
    for (int i = 0; i < subblockModes.length; i++) {
      int x = left + 4 * (i % 4);
      int y = top + 4 * (i / 4);
      if (mode == BlockMode.SUBBLOCKS) {
        Prediction.subblock(subblockModes[i], luma, x, y, edge, column == columns - 1);
      }
      Transforms.addResidual(coefficients.values(), 16 * i, luma, x, y);
    }
  }

  private void reconstructChroma(Plane plane, BlockMode mode, int column, int row, int block) {
    int left = CHROMA_BLOCK * column;
    int top = CHROMA_BLOCK * row;
    Prediction.block(mode, plane, left, top, CHROMA_BLOCK);
    for (int i = 0; i < 4; i++) {
      int x = left + 4 * (i % 2);
      int y = top + 4 * (i / 2);
      Transforms.addResidual(coefficients.values(), 16 * (block + i), plane, x, y);
    }
  }

  private void smooth(int column, int row, Strength strength, boolean inside) {
    smooth(luma, MACROBLOCK, column, row, strength, inside);
    if (!filter.isSimple()) {
      smooth(blueness, CHROMA_BLOCK, column, row, strength, inside);
      smooth(redness, CHROMA_BLOCK, column, row, strength, inside);
    }
  }

  /** Vertical edges first, from left to right; then horizontal ones, from top to bottom. */
  private void smooth(
      Plane plane, int size, int column, int row, Strength strength, boolean inside) {
    EdgeFilter edges = new EdgeFilter(plane, strength);
    int start = plane.index(size * column, size * row);
    smooth(edges, start, 1, plane.stride(), size, column > 0, inside);
    smooth(edges, start, plane.stride(), 1, size, row > 0, inside);
  }

  private void smooth(
      EdgeFilter edges, int start, int step, int along, int size, boolean outside, boolean inside) {
    if (outside && filter.isSimple()) {
      edges.simpleMacroblockEdge(start, step, along);
    } else if (outside) {
      edges.macroblockEdge(start, step, along, size);
    }
    for (int i = 4; inside && i < size; i += 4) {
      if (filter.isSimple()) {
        edges.simpleSubblockEdge(start + i * step, step, along);
      } else {
        edges.subblockEdge(start + i * step, step, along, size);
      }
    }
  }
}
