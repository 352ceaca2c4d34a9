package io.plateau.image;

import io.plateau.image.ImageException.Reason;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * The first image of a TIFF file, its sizes held against the limit and its directory reduced to
 * what pixels need. Source: TIFF 6.0; Adobe's technical note 2 for JPEG within TIFF.
 */
final class TiffFile {

  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS_PER_SAMPLE = 258;
  private static final int COMPRESSION = 259;
  private static final int STRIP_OFFSETS = 273;
  private static final int SAMPLES_PER_PIXEL = 277;
  private static final int ROWS_PER_STRIP = 278;
  private static final int STRIP_BYTES = 279;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;
  private static final int SAMPLE_FORMAT = 339;

  /** Those of the pixels; not names, profiles, other directories or the number of inks. */
  private static final Set<Integer> KEPT =
      Set.of(
          WIDTH,
          HEIGHT,
          BITS_PER_SAMPLE,
          COMPRESSION,
          262,
          266,
          STRIP_OFFSETS,
          SAMPLES_PER_PIXEL,
          ROWS_PER_STRIP,
          STRIP_BYTES,
          284,
          292,
          293,
          317,
          320,
          TILE_WIDTH,
          TILE_HEIGHT,
          TILE_OFFSETS,
          TILE_BYTES,
          332,
          338,
          SAMPLE_FORMAT,
          347,
          529,
          530,
          531,
          532);

  private static final int JPEG = 7;

  /** None, three of fax machines, LZW, JPEG, Deflate, PackBits, Deflate as it was first. */
  private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 7L, 8L, 32773L, 32946L);

  private static final int MOST_BITS = 16;
  private static final int MOST_SAMPLES = 8;

  private final byte[] bytes;
  private final TiffDirectory directory;
  private final PixelLimit limit;

  private TiffFile(byte[] bytes, PixelLimit limit) throws EOFException {
    this.bytes = bytes;
    this.directory = TiffDirectory.first(ByteBuffer.wrap(bytes));
    this.limit = limit;
  }

  /**
   * The file with nothing but its first image.
   *
   * @throws EOFException if the file ends before its directory or a value of it
   * @throws ImageException if the image is too large, or of a kind that is not read
   */
  static EncodedPixels pixels(byte[] bytes, PixelLimit limit) throws EOFException, ImageException {
    TiffFile file = new TiffFile(bytes, limit);
    file.checkSizes();
    file.checkKind();
    return EncodedPixels.turned(file.withoutMetadata(), file.directory.orientation());
  }

  private void checkSizes() throws EOFException, ImageException {
    long width = required(WIDTH, "width");
    long height = required(HEIGHT, "height");
    limit.check(width, height);
    boolean tiled = directory.numbers(TILE_OFFSETS).length > 0;
    long tileWidth = directory.number(TILE_WIDTH).orElse(width);
    long tileHeight =
        directory
            .number(TILE_HEIGHT)
            .orElse(Math.min(height, directory.number(ROWS_PER_STRIP).orElse(height)));
    limit.check(tileWidth, tileHeight);
    if (directory.number(COMPRESSION).orElse(1) == JPEG) {
      long[] offsets = directory.numbers(tiled ? TILE_OFFSETS : STRIP_OFFSETS);
      long[] lengths = directory.numbers(tiled ? TILE_BYTES : STRIP_BYTES);
      checkJpegs(offsets, lengths, tileWidth, tileHeight);
    }
  }

  private void checkJpegs(long[] offsets, long[] lengths, long width, long height)
      throws EOFException, ImageException {
    if (lengths.length != offsets.length) {
      throw new ImageException(
          Reason.CORRUPT,
          "lengths of JPEGs within a TIFF: %d (expected: %d)"
              .formatted(lengths.length, offsets.length));
    }
    for (int i = 0; i < offsets.length; i++) {
      if (lengths[i] < 1 || offsets[i] + lengths[i] > bytes.length) {
        throw new EOFException("It ends within part " + i);
      }
      ByteBuffer part = ByteBuffer.wrap(bytes, (int) offsets[i], (int) lengths[i]);
      JpegFile.requireSize(part, width, height);
    }
  }

  private void checkKind() throws EOFException, ImageException {
    long compression = directory.number(COMPRESSION).orElse(1);
    require(COMPRESSIONS.contains(compression), "compression", compression, COMPRESSIONS);
    long samples = directory.number(SAMPLES_PER_PIXEL).orElse(1);
    require(samples >= 1 && samples <= MOST_SAMPLES, "samples per pixel", samples, "1 to 8");
    for (long bits : directory.numbers(BITS_PER_SAMPLE)) {
      require(bits >= 1 && bits <= MOST_BITS, "bits per sample", bits, "1 to 16");
    }
    for (long format : directory.numbers(SAMPLE_FORMAT)) {
      require(format == 1 || format == 4, "sample format", format, "1, unsigned");
    }
  }

  private static void require(boolean holds, String what, long value, Object expected)
      throws ImageException {
    if (!holds) {
      throw new ImageException(
          Reason.UNSUPPORTED, "%s of a TIFF: %d (expected: %s)".formatted(what, value, expected));
    }
  }

  private long required(int tag, String what) throws EOFException, ImageException {
    return directory
        .number(tag)
        .orElseThrow(
            () ->
                new ImageException(
                    Reason.CORRUPT, "%s of a TIFF: none (expected: one number)".formatted(what)));
  }

  /** The kept entries move up to the head of the directory; no other directory follows. */
  private byte[] withoutMetadata() throws EOFException {
    ByteBuffer tiff = ByteBuffer.wrap(bytes.clone()).order(directory.order());
    int to = directory.position() + 2;
    short kept = 0;
    for (TiffDirectory.Entry entry : directory.entries()) {
      if (KEPT.contains(entry.tag()) && entry.isKnownType() && entry.count() > 0) {
        directory.valuePosition(entry);
        tiff.put(to, bytes, entry.position(), TiffDirectory.ENTRY_BYTES);
        to += TiffDirectory.ENTRY_BYTES;
        kept++;
      }
    }
    if (to + 4 > bytes.length) {
      throw new EOFException("It ends before its directory");
    }
    tiff.putShort(directory.position(), kept);
    tiff.putInt(to, 0);
    return tiff.array();
  }
}
