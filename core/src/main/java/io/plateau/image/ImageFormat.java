package io.plateau.image;

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
  HEIF_OR_AVIF(4, "ftyp"),
  JPEG_2000(4, "jP  ");

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

  /** Whether there is a reader for it. */
  boolean isRead() {
    return switch (this) {
      case JPEG, PNG, GIF, BMP -> true;
      case WEBP, TIFF_LITTLE_ENDIAN, TIFF_BIG_ENDIAN, HEIF_OR_AVIF, JPEG_2000 -> false;
    };
  }

  private boolean matches(byte[] bytes) {
    return bytes.length >= offset + magic.length()
        && magic.equals(new String(bytes, offset, magic.length(), StandardCharsets.ISO_8859_1));
  }
}
