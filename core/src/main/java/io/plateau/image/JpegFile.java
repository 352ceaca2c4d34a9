package io.plateau.image;

import io.plateau.image.ImageException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/** Segments of a JPEG file. Source: ITU-T T.81, annex B; EXIF 2.3, section 4.5.4. */
final class JpegFile {

  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int APP1 = 0xe1;
  private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

  private final ByteBuffer bytes;

  private JpegFile(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** JPEG readers are given the file as it is; of its metadata they read little. */
  static EncodedPixels pixels(byte[] bytes) {
    return EncodedPixels.turned(bytes, new JpegFile(ByteBuffer.wrap(bytes)).orientation());
  }

  /**
   * Holds the size of a JPEG within another file against the size that it should have there.
   *
   * @throws ImageException if it is larger, or has no size
   */
  static void requireSize(ByteBuffer bytes, long width, long height) throws ImageException {
    JpegFile file = new JpegFile(bytes.slice().order(ByteOrder.BIG_ENDIAN));
    int frame = file.startOfFrame().orElse(-1);
    if (frame < 0 || frame + 9 > file.bytes.limit()) {
      throw new ImageException(Reason.CORRUPT, "A JPEG within the file has no frame header");
    }
    int rows = Short.toUnsignedInt(file.bytes.getShort(frame + 5));
    int columns = Short.toUnsignedInt(file.bytes.getShort(frame + 7));
    if (columns > width || rows > height) {
      throw new ImageException(
          Reason.CORRUPT,
          "pixels of a JPEG within the file: %d x %d (expected: <= %d x %d)"
              .formatted(columns, rows, width, height));
    }
  }

  private Orientation orientation() {
    for (int at = nextSegment(2); at >= 0; at = nextSegment(at + 2 + length(at))) {
      int content = at + 4;
      int end = Math.min(at + 2 + length(at), bytes.limit());
      if (marker(at) == APP1 && startsWithExif(content, end)) {
        int tiff = content + EXIF.length;
        return TiffDirectory.orientation(bytes.slice(tiff, end - tiff));
      }
    }
    return Orientation.UPRIGHT;
  }

  private OptionalInt startOfFrame() {
    for (int at = nextSegment(2); at >= 0; at = nextSegment(at + 2 + length(at))) {
      int marker = marker(at);
      boolean table = marker == 0xc4 || marker == 0xc8 || marker == 0xcc;
      if (marker >= 0xc0 && marker <= 0xcf && !table) {
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }

  /** The next marker that has a length, at or after a position; -1 where the headers end. */
  private int nextSegment(int from) {
    int at = from;
    while (at + 4 <= bytes.limit()) {
      int marker = marker(at);
      if ((bytes.get(at) & 0xff) != 0xff || marker == 0xff || marker == 0 || isBare(marker)) {
        at++;
      } else {
        return marker == START_OF_SCAN || marker == END_OF_IMAGE ? -1 : at;
      }
    }
    return -1;
  }

  private static boolean isBare(int marker) {
    return marker == 1 || (marker >= 0xd0 && marker <= 0xd8);
  }

  private int marker(int at) {
    return bytes.get(at + 1) & 0xff;
  }

  private int length(int at) {
    return Short.toUnsignedInt(bytes.getShort(at + 2));
  }

  private boolean startsWithExif(int content, int end) {
    return end - content >= EXIF.length
        && bytes.slice(content, EXIF.length).equals(ByteBuffer.wrap(EXIF));
  }
}
