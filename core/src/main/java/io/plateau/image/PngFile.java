package io.plateau.image;

import io.plateau.image.ImageException.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** Chunks of a PNG file. Source: PNG 1.2, sections 3 and 4. */
final class PngFile {

  private static final int SIGNATURE_BYTES = 8;

  /** Length, name and check sum. */
  private static final int FRAME_BYTES = 12;

  /** Alpha is dropped, so the transparent colour of {@code tRNS} is metadata. */
  private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "IDAT", "IEND");

  private PngFile() {}

  /**
   * The chunks that the pixels need.
   *
   * @throws ImageException if the check sum of one of them is wrong
   */
  static EncodedPixels pixels(byte[] bytes) throws ImageException {
    ByteBuffer png = ByteBuffer.wrap(bytes);
    ByteArrayOutputStream pixels = new ByteArrayOutputStream(bytes.length);
    pixels.write(bytes, 0, SIGNATURE_BYTES);
    Orientation orientation = Orientation.UPRIGHT;
    int at = SIGNATURE_BYTES;
    while (at + FRAME_BYTES <= bytes.length) {
      long length = Integer.toUnsignedLong(png.getInt(at));
      String name = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (length > bytes.length - at - FRAME_BYTES) {
        if (name.equals("IDAT")) {
          // As far as it goes: the reader says how the image ends.
          pixels.write(bytes, at, bytes.length - at);
        }
        break;
      }
      int size = (int) length;
      if (PIXELS.contains(name)) {
        checkSum(png, at, size, name);
        pixels.write(bytes, at, size + FRAME_BYTES);
      } else if (name.equals("eXIf")) {
        orientation = TiffDirectory.orientation(png.slice(at + 8, size));
      }
      at += size + FRAME_BYTES;
    }
    return EncodedPixels.turned(pixels.toByteArray(), orientation);
  }

  private static void checkSum(ByteBuffer png, int at, int size, String name)
      throws ImageException {
    CRC32 crc = new CRC32();
    crc.update(png.slice(at + 4, size + 4));
    int stored = png.getInt(at + 8 + size);
    if ((int) crc.getValue() != stored) {
      throw new ImageException(
          Reason.CORRUPT,
          "check sum of %s: %08x (expected: %08x)".formatted(name, stored, (int) crc.getValue()));
    }
  }
}
