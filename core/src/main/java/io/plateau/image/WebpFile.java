package io.plateau.image;

import io.plateau.image.EncodedPixels.Codec;
import io.plateau.image.ImageException.Reason;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Chunks of a WebP file, of which the first frame and its orientation are taken. Alpha is dropped,
 * so a lossy frame's alpha chunk is not looked at. Source: RFC 9649, section 2.
 */
final class WebpFile {

  private static final int RIFF_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FRAME_HEADER = 16;

  private final ByteBuffer webp;
  private final PixelLimit limit;
  private @Nullable ImageSize canvas;
  private @Nullable EncodedPixels frame;
  private Orientation orientation = Orientation.UPRIGHT;

  private WebpFile(byte[] bytes, PixelLimit limit) {
    this.webp = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.limit = limit;
  }

  /**
   * The first frame as a file of its own.
   *
   * @throws EOFException if the file ends within a chunk or before the first frame
   * @throws ImageException if the canvas is larger than the limit
   */
  static EncodedPixels pixels(byte[] bytes, PixelLimit limit) throws EOFException, ImageException {
    WebpFile file = new WebpFile(bytes, limit);
    file.readChunks(RIFF_HEADER, bytes.length, 0, 0);
    if (file.frame == null) {
      throw new EOFException("It ends before its first frame");
    }
    return new EncodedPixels(
        file.frame.bytes(), file.frame.codec(), file.orientation, file.frame.canvas());
  }

  private void readChunks(int from, int end, int left, int top)
      throws EOFException, ImageException {
    int at = from;
    while (at + CHUNK_HEADER <= end) {
      String name = new String(webp.array(), at, 4, StandardCharsets.ISO_8859_1);
      long length = Integer.toUnsignedLong(webp.getInt(at + 4));
      int content = at + CHUNK_HEADER;
      if (length > end - content) {
        if (frame != null) {
          return;
        }
        throw new EOFException("It ends within its chunk " + name);
      }
      readChunk(name, content, (int) length, left, top);
      at = content + (int) length + ((int) length & 1);
    }
  }

  private void readChunk(String name, int content, int length, int left, int top)
      throws EOFException, ImageException {
    switch (name) {
      case "VP8X" -> {
        requireBytes(length, 10);
        canvas = size(content + 4);
      }
      case "ANMF" -> {
        if (frame == null) {
          requireBytes(length, FRAME_HEADER);
          size(content + 6);
          readChunks(
              content + FRAME_HEADER, content + length, 2 * int24(content), 2 * int24(content + 3));
        }
      }
      case "VP8 " -> {
        byte[] vp8 = Arrays.copyOfRange(webp.array(), content, content + length);
        takeFrame(vp8, Codec.VP8, left, top);
      }
      case "VP8L" -> takeFrame(lossless(content, length), Codec.IMAGE_IO, left, top);
      case "EXIF" -> orientation = orientation(webp.slice(content, length));
      default -> {
        // Alpha, colour profile, XMP, later frames, and what others may have added.
      }
    }
  }

  private void takeFrame(byte[] bytes, Codec codec, int left, int top) {
    if (frame == null) {
      Canvas around = canvas == null ? null : new Canvas(canvas, left, top);
      frame = new EncodedPixels(bytes, codec, Orientation.UPRIGHT, around);
    }
  }

  private static void requireBytes(int length, int least) throws ImageException {
    if (length < least) {
      throw new ImageException(
          Reason.CORRUPT,
          "length of a WebP chunk: %d bytes (expected: >= %d)".formatted(length, least));
    }
  }

  /** Width - 1 and height - 1, of three bytes each. */
  private ImageSize size(int at) throws ImageException {
    int width = int24(at) + 1;
    int height = int24(at + 3) + 1;
    limit.check(width, height);
    return new ImageSize(height, width);
  }

  private int int24(int at) {
    return Short.toUnsignedInt(webp.getShort(at)) | (webp.get(at + 2) & 0xff) << 16;
  }

  /** Some writers begin the chunk as a JPEG segment begins. */
  private static Orientation orientation(ByteBuffer exif) {
    boolean asInJpeg = exif.limit() > 6 && exif.get(0) == 'E' && exif.get(1) == 'x';
    return TiffDirectory.orientation(asInJpeg ? exif.slice(6, exif.limit() - 6) : exif);
  }

  /** A file with nothing but the chunk of a lossless frame. */
  private byte[] lossless(int content, int length) {
    int padded = length + (length & 1);
    ByteBuffer file =
        ByteBuffer.allocate(RIFF_HEADER + CHUNK_HEADER + padded).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.ISO_8859_1));
    file.putInt(4 + CHUNK_HEADER + padded);
    file.put("WEBPVP8L".getBytes(StandardCharsets.ISO_8859_1));
    file.putInt(length);
    file.put(webp.array(), content, length);
    return file.array();
  }
}
