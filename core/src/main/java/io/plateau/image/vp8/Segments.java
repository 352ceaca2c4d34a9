package io.plateau.image.vp8;

import java.io.EOFException;

/**
 * Up to four kinds of macroblocks, each with its own strength of quantization and filter.
 *
 * <p>Source: RFC 6386, section 9.3.
 */
final class Segments {

  static final int COUNT = 4;

  private boolean enabled;
  private boolean mapped;

  /** Until a frame says otherwise; then all values are 0. */
  private boolean absolute = true;

  private final int[] quantizers = new int[COUNT];
  private final int[] filters = new int[COUNT];
  private final int[] probabilities = {255, 255, 255};

  static Segments read(BoolDecoder header) throws EOFException {
    Segments segments = new Segments();
    segments.enabled = header.flag();
    if (segments.enabled) {
      segments.readValues(header);
    }
    return segments;
  }

  private void readValues(BoolDecoder header) throws EOFException {
    mapped = header.flag();
    if (header.flag()) {
      absolute = header.flag();
      for (int i = 0; i < COUNT; i++) {
        quantizers[i] = header.optional(7);
      }
      for (int i = 0; i < COUNT; i++) {
        filters[i] = header.optional(6);
      }
    }
    if (mapped) {
      for (int i = 0; i < probabilities.length; i++) {
        probabilities[i] = header.flag() ? header.number(8) : 255;
      }
    }
  }

  /** The segment of the next macroblock. */
  int readSegment(BoolDecoder modes) throws EOFException {
    if (!mapped) {
      return 0;
    }
    if (modes.bit(probabilities[0])) {
      return modes.bit(probabilities[2]) ? 3 : 2;
    }
    return modes.bit(probabilities[1]) ? 1 : 0;
  }

  int quantizer(int segment, int base) {
    return of(quantizers[segment], base);
  }

  int filter(int segment, int base) {
    return of(filters[segment], base);
  }

  private int of(int value, int base) {
    if (!enabled) {
      return base;
    }
    return absolute ? value : base + value;
  }
}
