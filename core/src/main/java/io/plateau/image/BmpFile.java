package io.plateau.image;

import io.plateau.image.ImageException.Reason;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The headers of a BMP file. Source: BITMAPFILEHEADER to BITMAPV5HEADER of the Windows API. */
final class BmpFile {

  private static final int CORE_HEADER = 12;
  private static final int INFO_HEADER = 40;
  private static final int V4_HEADER = 108;
  private static final int COLOUR_SPACE = 70;
  private static final int SRGB = 0x73524742;

  /** Uncompressed, two run length encodings, uncompressed with masks. */
  private static final int LAST_COMPRESSION = 3;

  /** A palette of 16-bit indices, which there is not. */
  private static final long MOST_COLOURS = 65_536;

  private BmpFile() {}

  /**
   * The file without its colour profile.
   *
   * @throws ImageException if a size in its headers cannot be, or if it holds a JPEG or a PNG
   */
  static EncodedPixels pixels(byte[] bytes, PixelLimit limit) throws ImageException, EOFException {
    ByteBuffer bmp = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < 26 || Integer.toUnsignedLong(bmp.getInt(10)) > bytes.length) {
      throw new EOFException("It ends before its pixels");
    }
    int header = bmp.getInt(14);
    if (header >= INFO_HEADER && bytes.length < 14 + INFO_HEADER) {
      throw new EOFException("It ends before its header does");
    }
    checkSize(bmp, header, limit);
    if (header >= INFO_HEADER) {
      checkKind(bmp);
    }
    if (header >= V4_HEADER && bytes.length >= COLOUR_SPACE + 4) {
      bmp.putInt(COLOUR_SPACE, SRGB);
    }
    return EncodedPixels.upright(bmp.array());
  }

  private static void checkSize(ByteBuffer bmp, int header, PixelLimit limit)
      throws ImageException {
    if (header == CORE_HEADER) {
      limit.check(Short.toUnsignedLong(bmp.getShort(18)), Short.toUnsignedLong(bmp.getShort(20)));
    } else {
      // The height is negative where rows are stored from the top.
      limit.check(bmp.getInt(18), Math.abs((long) bmp.getInt(22)));
    }
  }

  private static void checkKind(ByteBuffer bmp) throws ImageException {
    int compression = bmp.getInt(30);
    if (compression < 0 || compression > LAST_COMPRESSION) {
      throw new ImageException(
          Reason.UNSUPPORTED,
          "compression of a BMP: %d (expected: 0 to %d)".formatted(compression, LAST_COMPRESSION));
    }
    long colours = Integer.toUnsignedLong(bmp.getInt(46));
    if (colours > MOST_COLOURS) {
      throw new ImageException(
          Reason.CORRUPT,
          "colours of a BMP: %d (expected: <= %d)".formatted(colours, MOST_COLOURS));
    }
  }
}
