package io.plateau.prep.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a NumPy {@code .npy} file, format versions 1 to 3
 * (numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
 *
 * @param type kind and size of an element: f2, i8, u1, …
 * @param order byte order of an element
 * @param shape sizes of the axes
 * @param offset where the data begins
 */
record NpyHeader(String type, ByteOrder order, long[] shape, long offset) {

  private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);

  /** Of one digit, as {@link #elementBytes} reads it, and room for the header. */
  private static final long MOST_ELEMENT_BYTES = 10;

  private static final Pattern DICTIONARY =
      Pattern.compile(
          "\\{\\s*'descr':\\s*'([<>|=])(\\w+)',\\s*'fortran_order':\\s*(True|False),\\s*'shape':\\s*\\(([\\d,"
              + " ]*)\\),?\\s*\\}\\s*");

  /** Reads the header at the beginning of a stream; {@code file} is for messages. */
  static NpyHeader read(InputStream in, String file) throws IOException {
    byte[] start = in.readNBytes(8);
    if (start.length < 8 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new SourceException(
          "Cannot read %s: it is not a .npy file (it does not begin with \\x93NUMPY). Write it with numpy.save."
              .formatted(file));
    }
    int version = start[6];
    if (version < 1 || version > 3) {
      throw new SourceException(
          "Cannot read %s: format version %d (expected: 1, 2 or 3). Write it with numpy.save."
              .formatted(file, version));
    }
    int lengthBytes = version == 1 ? 2 : 4;
    byte[] length = in.readNBytes(lengthBytes);
    long headerLength = 0;
    for (int i = length.length - 1; i >= 0; i--) {
      headerLength = headerLength << 8 | (length[i] & 0xff);
    }
    // A header is padded to 64 bytes and has three entries; a megabyte of it is damage.
    byte[] header = headerLength < 1 << 20 ? in.readNBytes((int) headerLength) : new byte[0];
    if (length.length < lengthBytes || header.length != headerLength) {
      throw new EOFException(
          "Cannot read %s: it ends within its header. Copy it again.".formatted(file));
    }
    return parse(new String(header, StandardCharsets.UTF_8), 8L + lengthBytes + headerLength, file);
  }

  private static NpyHeader parse(String dictionary, long offset, String file)
      throws SourceException {
    Matcher matcher = DICTIONARY.matcher(dictionary);
    if (!matcher.matches()) {
      throw new SourceException(
          "Cannot read %s: header %s is not that of a plain array. Save a plain numeric array with numpy.save."
              .formatted(file, dictionary.strip()));
    }
    if (matcher.group(3).equals("True")) {
      throw new SourceException(
          "Cannot read %s: it is in Fortran order. Save numpy.ascontiguousarray(array)."
              .formatted(file));
    }
    long[] shape = shape(matcher.group(4), file);
    ByteOrder order = matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyHeader(matcher.group(2), order, shape, offset);
  }

  /** Sizes whose product, in bytes of the largest elements, is a number. */
  private static long[] shape(String sizes, String file) throws SourceException {
    try {
      long[] shape =
          Arrays.stream(sizes.split(",", -1))
              .map(String::strip)
              .filter(size -> !size.isEmpty())
              .mapToLong(Long::parseLong)
              .toArray();
      Math.multiplyExact(Arrays.stream(shape).reduce(1, Math::multiplyExact), MOST_ELEMENT_BYTES);
      return shape;
    } catch (ArithmeticException | NumberFormatException e) {
      throw new SourceException(
          "Cannot read %s: no file is as long as its shape (%s) says. Copy or save it again."
              .formatted(file, sizes));
    }
  }

  /** Bytes of one element. */
  int elementBytes() {
    return type.charAt(type.length() - 1) - '0';
  }

  /** Refuses a file that is not as long as its header says. */
  void requireLength(long fileLength, String file) throws SourceException {
    long expected = offset + elementBytes() * Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (fileLength != expected) {
      throw new SourceException(
          "Cannot read %s: it has %d bytes (expected: %d for shape %s of %s). Copy or save it again."
              .formatted(file, fileLength, expected, Arrays.toString(shape), type));
    }
  }
}
