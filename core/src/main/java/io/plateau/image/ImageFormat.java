package io.plateau.image;

import io.plateau.image.ImageException.Reason;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Formats told by their first bytes: readers that sniff for themselves take noise for images. */
enum ImageFormat {
  JPEG(0, "\u00ff\u00d8\u00ff"),
  PNG(0, "\u0089PNG\r\n\u001a\n"),
  GIF(0, "GIF8"),
  BMP(0, "BM"),
  WEBP(8, "WEBP"),
  TIFF_LITTLE_ENDIAN(0, "II*\0"),
  TIFF_BIG_ENDIAN(0, "MM\0*"),
  BIG_TIFF_LITTLE_ENDIAN(0, "II+\0"),
  BIG_TIFF_BIG_ENDIAN(0, "MM\0+"),
  HEIF_OR_AVIF(4, "ftyp"),
  JPEG_2000(4, "jP  ");

  /** The formats that there are readers for. */
  static final String READ = "JPEG, PNG, WEBP, GIF, BMP or TIFF";

  private final int offset;
  private final String magic;

  /** One Latin-1 character of {@code magic} is one byte. */
  ImageFormat(int offset, String magic) {
    this.offset = offset;
    this.magic = magic;
  }

  static Optional<ImageFormat> of(byte[] bytes) {
    for (ImageFormat format : values()) {
      if (format.matches(bytes)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * The pixels of a file of this format, without what readers trip over.
   *
   * @throws ImageException if it claims more pixels than the limit, or contradicts the format
   * @throws EOFException if it ends before its pixels
   */
  EncodedPixels pixels(byte[] bytes, PixelLimit limit) throws ImageException, EOFException {
    return switch (this) {
      case JPEG -> JpegFile.pixels(bytes, limit);
      case PNG -> PngFile.pixels(bytes);
      case GIF -> GifFile.pixels(bytes, limit);
      case BMP -> BmpFile.pixels(bytes, limit);
      case WEBP -> WebpFile.pixels(bytes, limit);
      case TIFF_LITTLE_ENDIAN, TIFF_BIG_ENDIAN -> TiffFile.pixels(bytes, limit);
      case BIG_TIFF_LITTLE_ENDIAN, BIG_TIFF_BIG_ENDIAN, HEIF_OR_AVIF, JPEG_2000 ->
          throw new ImageException(
              Reason.UNSUPPORTED, "format: %s (expected: %s)".formatted(name(), READ));
    };
  }

  private boolean matches(byte[] bytes) {
    return bytes.length >= offset + magic.length()
        && magic.equals(new String(bytes, offset, magic.length(), StandardCharsets.ISO_8859_1));
  }
}
