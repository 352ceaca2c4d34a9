package io.plateau.image;

import io.plateau.image.ImageException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JPEG, PNG, GIF (first frame) and BMP to 8-bit RGB with the samples that Pillow's {@code
 * convert("RGB")} gives: alpha is dropped, colour profiles and EXIF orientation are left alone.
 * Safe for use by several threads.
 */
public final class ImageDecoder {

  /** 200 million pixels, about what Pillow takes before it suspects a decompression bomb. */
  public static final long DEFAULT_MAX_PIXELS = 200_000_000;

  /** Beyond this, {@code width x height x 3} bytes do not fit a Java array. */
  private static final long MOST_PIXELS = Integer.MAX_VALUE / 3;

  private final long maxPixels;

  private ImageDecoder(long maxPixels) {
    if (maxPixels < 1 || maxPixels > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "maxPixels: %d (expected: 1 to %d)".formatted(maxPixels, MOST_PIXELS));
    }
    this.maxPixels = maxPixels;
  }

  public static ImageDecoder ofDefault() {
    return new ImageDecoder(DEFAULT_MAX_PIXELS);
  }

  /** A decoder that refuses images of more than {@code maxPixels} before it decodes them. */
  public static ImageDecoder withMaxPixels(long maxPixels) {
    return new ImageDecoder(maxPixels);
  }

  /**
   * Decodes one image file.
   *
   * @throws ImageException if the bytes are not a whole image of a format that is read
   */
  public RgbImage decode(byte[] bytes) throws ImageException {
    ImageFormat format = format(bytes);
    ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
    JpegWarnings warnings = new JpegWarnings();
    try {
      // A stream of our own: ImageIO.createImageInputStream would cache in a temporary file.
      reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)), true, true);
      reader.addIIOReadWarningListener(warnings);
      requireWithinLimit(reader.getWidth(0), reader.getHeight(0));
      BufferedImage decoded = reader.read(0);
      warnings.throwIfPixelsAreMissing();
      return RgbConversion.convert(decoded);
    } catch (ImageException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The readers answer damaged input with all sorts of unchecked exceptions.
      throw broken(format, e, warnings);
    } finally {
      reader.dispose();
    }
  }

  private static ImageFormat format(byte[] bytes) throws ImageException {
    if (bytes.length == 0) {
      throw new ImageException(Reason.EMPTY, "The file is empty (0 bytes)");
    }
    ImageFormat format =
        ImageFormat.of(bytes)
            .orElseThrow(
                () ->
                    new ImageException(
                        Reason.NOT_AN_IMAGE,
                        "Not an image: first bytes %s (expected: JPEG, PNG, GIF or BMP)"
                            .formatted(firstBytes(bytes))));
    if (!format.isRead()) {
      throw new ImageException(
          Reason.UNSUPPORTED,
          "format: %s (expected: JPEG, PNG, GIF or BMP)".formatted(format.name()));
    }
    return format;
  }

  private void requireWithinLimit(int width, int height) throws ImageException {
    if ((long) width * height > maxPixels) {
      throw new ImageException(
          Reason.TOO_LARGE,
          "pixels: %d x %d = %d (expected: <= %d)"
              .formatted(width, height, (long) width * height, maxPixels));
    }
  }

  private static ImageException broken(ImageFormat format, Exception e, JpegWarnings warnings) {
    boolean truncated = endsEarly(e) || warnings.reportTruncation();
    return new ImageException(
        truncated ? Reason.TRUNCATED : Reason.CORRUPT,
        "Cannot decode the %s: %s"
            .formatted(
                format.name(),
                truncated ? "it ends before its last pixel" : String.valueOf(e.getMessage())),
        e);
  }

  private static boolean endsEarly(@Nullable Throwable e) {
    return e != null && (e instanceof EOFException || endsEarly(e.getCause()));
  }

  private static String firstBytes(byte[] bytes) {
    StringBuilder hex = new StringBuilder();
    for (byte b : Arrays.copyOf(bytes, Math.min(bytes.length, 8))) {
      hex.append(String.format(Locale.ROOT, "%02x", b & 0xff));
    }
    return hex.toString();
  }
}
