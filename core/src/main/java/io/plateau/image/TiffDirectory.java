package io.plateau.image;

import java.io.EOFException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The first directory of a TIFF structure, which is what an EXIF block is, too.
 *
 * <p>Source: TIFF 6.0, section 2. No other directory is followed, and no count is believed before
 * it was held against the bytes that there are.
 */
final class TiffDirectory {

  private static final int ORIENTATION = 274;
  static final int ENTRY_BYTES = 12;

  /** Bytes of a value by its type; 0 for types that there are not. */
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

  /**
   * One entry.
   *
   * @param tag what it tells
   * @param type how its values are stored
   * @param count of values
   * @param position of its 12 bytes
   */
  record Entry(int tag, int type, long count, int position) {

    boolean isKnownType() {
      return type > 0 && type < TYPE_BYTES.length;
    }

    long bytes() {
      return count * TYPE_BYTES[type];
    }
  }

  private final ByteBuffer tiff;
  private final int position;
  private final List<Entry> entries;

  private TiffDirectory(ByteBuffer tiff, int position, List<Entry> entries) {
    this.tiff = tiff;
    this.position = position;
    this.entries = entries;
  }

  /**
   * Reads the directory.
   *
   * @param bytes the structure, from its byte order mark on; not changed, not copied
   * @throws EOFException if the directory is not there as a whole
   */
  static TiffDirectory first(ByteBuffer bytes) throws EOFException {
    ByteBuffer tiff = bytes.slice();
    try {
      tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int position = tiff.getInt(4);
      tiff.position(position);
      int count = Short.toUnsignedInt(tiff.getShort());
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int at = tiff.position();
        int tag = Short.toUnsignedInt(tiff.getShort());
        int type = Short.toUnsignedInt(tiff.getShort());
        entries.add(new Entry(tag, type, Integer.toUnsignedLong(tiff.getInt()), at));
        tiff.position(at + ENTRY_BYTES);
      }
      return new TiffDirectory(tiff, position, Collections.unmodifiableList(entries));
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw endsEarly("its directory", e);
    }
  }

  /** The orientation that an EXIF block tells; upright where it does not, or is damaged. */
  static Orientation orientation(ByteBuffer exif) {
    try {
      return first(exif).orientation();
    } catch (EOFException e) {
      return Orientation.UPRIGHT;
    }
  }

  Orientation orientation() {
    try {
      return Orientation.of(number(ORIENTATION).orElse(1));
    } catch (EOFException e) {
      return Orientation.UPRIGHT;
    }
  }

  int position() {
    return position;
  }

  ByteOrder order() {
    return tiff.order();
  }

  List<Entry> entries() {
    return entries;
  }

  /** The one number of a tag; empty if there is no such tag, or not one whole number. */
  OptionalLong number(int tag) throws EOFException {
    long[] numbers = numbers(tag);
    return numbers.length == 1 ? OptionalLong.of(numbers[0]) : OptionalLong.empty();
  }

  /**
   * The whole numbers of a tag; none if there is no such tag, or of another type.
   *
   * @throws EOFException if the bytes end before the numbers do
   */
  long[] numbers(int tag) throws EOFException {
    for (Entry entry : entries) {
      if (entry.tag() == tag) {
        return numbers(entry);
      }
    }
    return new long[0];
  }

  private long[] numbers(Entry entry) throws EOFException {
    if (!entry.isKnownType()) {
      return new long[0];
    }
    int at = valuePosition(entry);
    long[] numbers = new long[(int) entry.count()];
    for (int i = 0; i < numbers.length; i++) {
      switch (entry.type()) {
        case 1 -> numbers[i] = Byte.toUnsignedLong(tiff.get(at + i));
        case 3 -> numbers[i] = Short.toUnsignedLong(tiff.getShort(at + 2 * i));
        case 4 -> numbers[i] = Integer.toUnsignedLong(tiff.getInt(at + 4 * i));
        default -> {
          return new long[0];
        }
      }
    }
    return numbers;
  }

  /**
   * Where the values of an entry lie: in the entry itself if they are four bytes or less.
   *
   * @throws EOFException if they are not there as a whole
   */
  int valuePosition(Entry entry) throws EOFException {
    int field = entry.position() + 8;
    long at = entry.bytes() <= 4 ? field : Integer.toUnsignedLong(tiff.getInt(field));
    if (entry.count() > tiff.limit() || at + entry.bytes() > tiff.limit()) {
      throw endsEarly("the values of tag " + entry.tag(), null);
    }
    return (int) at;
  }

  private static EOFException endsEarly(String what, @Nullable Exception e) {
    EOFException early = new EOFException("It ends before " + what);
    early.initCause(e);
    return early;
  }
}
