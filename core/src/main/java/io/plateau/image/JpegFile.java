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

  /** Bytes of a frame header up to its width. */
  private static final int FRAME_HEADER = 9;

  /** Of an image as large as the limit; encoders write about ten. */
  private static final long MOST_SCANS = 100;

  private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

  private final ByteBuffer bytes;

  private JpegFile(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * The file as it is: of its metadata, readers read little.
   *
   * @throws ImageException if it would take longer than any image within the limit
   */
  static EncodedPixels pixels(byte[] bytes, PixelLimit limit) throws ImageException {
    JpegFile file = new JpegFile(ByteBuffer.wrap(bytes));
    file.checkScans(limit);
    return EncodedPixels.turned(bytes, file.orientation());
  }

  /** A scan may take few bytes, but every one of them is a pass over all pixels. */
  private void checkScans(PixelLimit limit) throws ImageException {
    int frame = startOfFrame().orElse(-1);
    if (frame < 0 || frame + FRAME_HEADER > bytes.limit()) {
      return;
    }
    long pixels = (long) rows(frame) * columns(frame);
    long scans = 0;
    for (int at = frame; at + 1 < bytes.limit(); at++) {
      if (bytes.get(at) == (byte) 0xff && marker(at) == START_OF_SCAN) {
        scans++;
      }
    }
    if (scans * pixels > MOST_SCANS * limit.most()) {
      throw new ImageException(
          Reason.TOO_LARGE,
          "scans of a JPEG: %d of %d pixels (expected: <= %d pixels together)"
              .formatted(scans, pixels, MOST_SCANS * limit.most()));
    }
  }

  private int rows(int frame) {
    return Short.toUnsignedInt(bytes.getShort(frame + 5));
  }

  private int columns(int frame) {
    return Short.toUnsignedInt(bytes.getShort(frame + 7));
  }

  /**
   * Holds the size of a JPEG within another file against the size that it should have there.
   *
   * @throws ImageException if it is larger, or has no size
   */
  static void requireSize(ByteBuffer bytes, long width, long height) throws ImageException {
    JpegFile file = new JpegFile(bytes.slice().order(ByteOrder.BIG_ENDIAN));
    int frame = file.startOfFrame().orElse(-1);
    if (frame < 0 || frame + FRAME_HEADER > file.bytes.limit()) {
      throw new ImageException(Reason.CORRUPT, "A JPEG within the file has no frame header");
    }
    int rows = file.rows(frame);
    int columns = file.columns(frame);
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
