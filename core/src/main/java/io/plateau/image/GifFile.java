package io.plateau.image;

import io.plateau.image.EncodedPixels.Codec;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The blocks of a GIF file up to its first frame. Source: GIF89a, sections 18 to 23. */
final class GifFile {

  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;

  private GifFile() {}

  /**
   * The file as it is, and the canvas that its first frame lies on. As Pillow has it, a frame that
   * reaches beyond the logical screen enlarges it.
   *
   * @throws EOFException if there is no frame
   * @throws ImageException if the canvas is larger than the limit
   */
  static EncodedPixels pixels(byte[] bytes, PixelLimit limit) throws EOFException, ImageException {
    ByteBuffer gif = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = firstFrame(gif);
    if (at + 9 > bytes.length) {
      throw new EOFException("It ends before its first frame");
    }
    int left = unsigned(gif, at + 1);
    int top = unsigned(gif, at + 3);
    int width = Math.max(unsigned(gif, 6), left + unsigned(gif, at + 5));
    int height = Math.max(unsigned(gif, 8), top + unsigned(gif, at + 7));
    limit.check(width, height);
    Canvas canvas = new Canvas(new ImageSize(height, width), left, top);
    return new EncodedPixels(bytes, Codec.IMAGE_IO, Orientation.UPRIGHT, canvas);
  }

  private static int firstFrame(ByteBuffer gif) throws EOFException {
    try {
      int flags = gif.get(10);
      int at = 13 + ((flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1));
      while (gif.get(at) != IMAGE) {
        at = gif.get(at) == EXTENSION ? afterExtension(gif, at) : at + 1;
      }
      return at;
    } catch (IndexOutOfBoundsException e) {
      throw new EOFException("It ends before its first frame");
    }
  }

  private static int afterExtension(ByteBuffer gif, int extension) {
    int at = extension + 2;
    while (gif.get(at) != 0) {
      at += 1 + (gif.get(at) & 0xff);
    }
    return at + 1;
  }

  private static int unsigned(ByteBuffer gif, int at) {
    return Short.toUnsignedInt(gif.getShort(at));
  }
}
