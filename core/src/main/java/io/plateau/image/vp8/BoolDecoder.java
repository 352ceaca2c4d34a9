package io.plateau.image.vp8;

import java.io.EOFException;

/** The arithmetic decoder of VP8. Source: RFC 6386, section 7. */
final class BoolDecoder {

  private final byte[] bytes;
  private final int end;
  private int at;
  private int range = 255;
  private int value;

  /** Bits of {@code value} below the eight that are compared; negative when one is missing. */
  private int spare = -8;

  private boolean pastEnd;

  BoolDecoder(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /**
   * One bit.
   *
   * @param probability of zero, of 256
   * @throws EOFException if the bits have come to an end
   */
  boolean bit(int probability) throws EOFException {
    if (spare < 0) {
      load();
    }
    int split = 1 + (((range - 1) * probability) >> 8);
    boolean one = value >= split << spare;
    if (one) {
      value -= split << spare;
      range -= split;
    } else {
      range = split;
    }
    int shift = Integer.numberOfLeadingZeros(range) - 24;
    range <<= shift;
    spare -= shift;
    return one;
  }

  /** One bit, as probable as not. */
  boolean flag() throws EOFException {
    return bit(128);
  }

  /** A number of some bits, the highest first. */
  int number(int bits) throws EOFException {
    int number = 0;
    for (int i = 0; i < bits; i++) {
      number = 2 * number + (flag() ? 1 : 0);
    }
    return number;
  }

  /** A number and its sign. */
  int signed(int bits) throws EOFException {
    int magnitude = number(bits);
    return flag() ? -magnitude : magnitude;
  }

  /** A number and its sign if a flag says that there is one, else 0. */
  int optional(int bits) throws EOFException {
    return flag() ? signed(bits) : 0;
  }

  private void load() throws EOFException {
    int next = 0;
    if (at < end) {
      next = bytes[at++] & 0xff;
    } else if (pastEnd) {
      throw new EOFException("It ends before its last macroblock");
    } else {
      // The encoder leaves the last byte out when it is zero.
      pastEnd = true;
    }
    value = value << 8 | next;
    spare += 8;
  }
}
