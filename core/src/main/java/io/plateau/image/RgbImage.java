package io.plateau.image;

import java.awt.image.BufferedImage;
import java.util.Objects;

/**
 * An 8-bit RGB image on the heap.
 *
 * @param width columns
 * @param height rows
 * @param rgb {@code height x width x 3} bytes, interleaved, row-major, unsigned
 */
public record RgbImage(int width, int height, byte[] rgb) {

  public RgbImage {
    Objects.requireNonNull(rgb, "rgb is null");
    if (width < 1) {
      throw new IllegalArgumentException("width: " + width + " (expected: >= 1)");
    }
    if (height < 1) {
      throw new IllegalArgumentException("height: " + height + " (expected: >= 1)");
    }
    if (rgb.length != 3L * width * height) {
      throw new IllegalArgumentException(
          "rgb: %d bytes (expected: width x height x 3 = %d x %d x 3)"
              .formatted(rgb.length, width, height));
    }
  }

  /**
   * The stored samples of an image, as Pillow's {@code convert("RGB")} takes them.
   *
   * @throws ImageException if its colour space is not read
   */
  public static RgbImage of(BufferedImage image) throws ImageException {
    return RgbConversion.convert(image);
  }

  public ImageSize size() {
    return new ImageSize(height, width);
  }

  /** What a window shows; black where it reaches beyond the image, on any side. */
  RgbImage crop(Window window) {
    byte[] cropped = new byte[Math.multiplyExact(3 * window.width(), window.height())];
    Window inside = window.within(size());
    for (int y = 0; y < inside.height(); y++) {
      int row = inside.top() + y;
      System.arraycopy(
          rgb,
          3 * (row * width + inside.left()),
          cropped,
          3 * ((row - window.top()) * window.width() + inside.left() - window.left()),
          3 * inside.width());
    }
    return new RgbImage(window.width(), window.height(), cropped);
  }

  /** The mirror image, left and right exchanged. */
  RgbImage flipped() {
    byte[] flipped = new byte[rgb.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        System.arraycopy(rgb, 3 * (y * width + x), flipped, 3 * (y * width + width - 1 - x), 3);
      }
    }
    return new RgbImage(width, height, flipped);
  }
}
