package io.plateau.image;

import io.plateau.image.ImageException.Reason;
import io.plateau.image.vp8.FrameHeader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JPEG, PNG, WebP, GIF, BMP and TIFF, the first frame or page where there are several, to
 * 8-bit RGB: what Pillow's {@code ImageOps.exif_transpose(image).convert("RGB")} gives. EXIF
 * orientation is applied, alpha is dropped, colour profiles are left alone, CMYK is converted
 * without one.
 *
 * <p>It differs from Pillow in this: of 16-bit grey it takes the high byte, as of every other
 * 16-bit sample, where Pillow clips to 255; a PNG with a wrong check sum is refused; an orientation
 * that stands in XMP only is not seen; JPEG may differ in the last bits of a sample.
 *
 * <p>Safe for use by several threads.
 */
public final class ImageDecoder {

  /** 200 million pixels, about what Pillow takes before it suspects a decompression bomb. */
  public static final long DEFAULT_MAX_PIXELS = 200_000_000;

  private final PixelLimit limit;

  private ImageDecoder(long maxPixels) {
    this.limit = new PixelLimit(maxPixels);
  }

  public static ImageDecoder ofDefault() {
    return new ImageDecoder(DEFAULT_MAX_PIXELS);
  }

  /** A decoder that refuses images of more than {@code maxPixels} before it decodes them. */
  public static ImageDecoder withMaxPixels(long maxPixels) {
    return new ImageDecoder(maxPixels);
  }

  /**
   * Decodes one image file. Every size that it claims is held against the limit before memory is
   * set aside for it.
   *
   * @throws ImageException if the bytes are not a whole image of a format that is read
   */
  public RgbImage decode(byte[] bytes) throws ImageException {
    ImageFormat format = format(bytes);
    JpegWarnings warnings = new JpegWarnings();
    try {
      EncodedPixels pixels = format.pixels(bytes, limit);
      return switch (pixels.codec()) {
        case VP8 -> pixels.complete(vp8(pixels.bytes()), Colour.BLACK);
        case IMAGE_IO -> {
          BufferedImage frame = read(format, pixels.bytes(), warnings);
          warnings.throwIfPixelsAreMissing();
          yield pixels.complete(RgbConversion.convert(frame), Colour.around(frame));
        }
      };
    } catch (ImageException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // The readers answer damaged input with all sorts of unchecked exceptions.
      throw broken(format, e, warnings);
    } catch (OutOfMemoryError e) {
      // What did not fit was never allocated: the next image may be decoded.
      throw new ImageException(
          Reason.TOO_LARGE,
          "Cannot decode the %s: its pixels do not fit the heap: %s"
              .formatted(format.name(), e.getMessage()),
          e);
    }
  }

  private RgbImage vp8(byte[] bytes) throws IOException {
    FrameHeader frame = FrameHeader.read(bytes);
    limit.check(frame.width(), frame.height());
    return new RgbImage(frame.width(), frame.height(), frame.decode(bytes));
  }

  private BufferedImage read(ImageFormat format, byte[] bytes, JpegWarnings warnings)
      throws IOException {
    ImageReader reader = Readers.of(format);
    try {
      // A stream of our own: ImageIO.createImageInputStream would cache in a temporary file.
      reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)), true, true);
      reader.addIIOReadWarningListener(warnings);
      limit.check(reader.getWidth(0), reader.getHeight(0));
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  private static ImageFormat format(byte[] bytes) throws ImageException {
    if (bytes.length == 0) {
      throw new ImageException(Reason.EMPTY, "The file is empty (0 bytes)");
    }
    return ImageFormat.of(bytes)
        .orElseThrow(
            () ->
                new ImageException(
                    Reason.NOT_AN_IMAGE,
                    "Not an image: first bytes %s (expected: %s)"
                        .formatted(firstBytes(bytes), ImageFormat.READ)));
  }

  private static ImageException broken(ImageFormat format, Throwable e, JpegWarnings warnings) {
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
