package io.plateau.image.vp8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a key frame begins with. Source: RFC 6386, section 9.1.
 *
 * @param width columns of pixels, at least 1
 * @param height rows of pixels, at least 1
 * @param firstPartition bytes of the first partition, which follows the header
 */
public record FrameHeader(int width, int height, int firstPartition) {

  private static final int BYTES = 10;
  private static final int START_CODE = 0x2a019d;
  private static final int PARTITION_LENGTH = 3;

  public FrameHeader {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "pixels: %d x %d (expected: at least 1 x 1)".formatted(width, height));
    }
  }

  /**
   * Reads it.
   *
   * @param bytes of the whole frame
   * @throws IOException if it is not the beginning of a key frame
   */
  public static FrameHeader read(byte[] bytes) throws IOException {
    if (bytes.length < BYTES) {
      throw new EOFException("It ends before its header does");
    }
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int tag = int24(header, 0);
    if ((tag & 1) != 0 || int24(header, 3) != START_CODE) {
      throw new IOException("its first frame is not a key frame of VP8");
    }
    return new FrameHeader(header.getShort(6) & 0x3fff, header.getShort(8) & 0x3fff, tag >> 5);
  }

  /**
   * Decodes the frame.
   *
   * @return {@code height x width x 3} bytes, interleaved, row-major
   * @throws EOFException if it ends before its last macroblock
   */
  public byte[] decode(byte[] bytes) throws EOFException {
    return new KeyFrame(this, bytes).rgb(width, height);
  }

  BoolDecoder firstPartition(byte[] bytes) throws EOFException {
    if (firstPartition > bytes.length - BYTES) {
      throw new EOFException("It ends within its first partition");
    }
    return new BoolDecoder(bytes, BYTES, BYTES + firstPartition);
  }

  /** Those of the coefficients; their lengths, but for the last one's, come first. */
  BoolDecoder[] partitions(byte[] bytes, int count) throws EOFException {
    int lengths = BYTES + firstPartition;
    int from = lengths + PARTITION_LENGTH * (count - 1);
    if (from > bytes.length) {
      throw new EOFException("It ends before its partitions");
    }
    BoolDecoder[] partitions = new BoolDecoder[count];
    for (int i = 0; i < count; i++) {
      int end = bytes.length;
      if (i < count - 1) {
        end = from + int24(ByteBuffer.wrap(bytes), lengths + PARTITION_LENGTH * i);
      }
      end = Math.min(end, bytes.length);
      partitions[i] = new BoolDecoder(bytes, from, end);
      from = end;
    }
    return partitions;
  }

  private static int int24(ByteBuffer bytes, int at) {
    return (bytes.get(at) & 0xff)
        | (bytes.get(at + 1) & 0xff) << 8
        | (bytes.get(at + 2) & 0xff) << 16;
  }
}
