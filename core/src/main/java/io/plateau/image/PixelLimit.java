package io.plateau.image;

import io.plateau.image.ImageException.Reason;

/**
 * How many pixels an image may claim before memory is set aside for them.
 *
 * @param most pixels, at least 1
 */
record PixelLimit(long most) {

  /** Beyond this, {@code width x height x 3} bytes do not fit a Java array. */
  private static final long MOST_PIXELS = Integer.MAX_VALUE / 3;

  PixelLimit {
    if (most < 1 || most > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "maxPixels: %d (expected: 1 to %d)".formatted(most, MOST_PIXELS));
    }
  }

  /**
   * Refuses what is larger.
   *
   * @param width columns, below 2^32
   * @param height rows, below 2^32
   * @throws ImageException if the limit is passed, or if there are no pixels
   */
  void check(long width, long height) throws ImageException {
    if (width < 1 || height < 1) {
      throw new ImageException(
          Reason.CORRUPT, "pixels: %d x %d (expected: at least 1 x 1)".formatted(width, height));
    }
    if (width > most / height) {
      throw new ImageException(
          Reason.TOO_LARGE,
          "pixels: %d x %d = %s (expected: <= %d)"
              .formatted(width, height, Long.toUnsignedString(width * height), most));
    }
  }
}
