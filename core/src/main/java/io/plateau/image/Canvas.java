package io.plateau.image;

import io.plateau.image.ImageException.Reason;
import java.util.Objects;

/**
 * The whole of an animation, of which a frame may cover a part.
 *
 * @param size of the canvas
 * @param left column of the frame's first pixel
 * @param top row of the frame's first pixel
 */
record Canvas(ImageSize size, int left, int top) {

  Canvas {
    Objects.requireNonNull(size, "size is null");
    if (left < 0) {
      throw new IllegalArgumentException("left: " + left + " (expected: >= 0)");
    }
    if (top < 0) {
      throw new IllegalArgumentException("top: " + top + " (expected: >= 0)");
    }
  }

  /**
   * The canvas with a frame on it.
   *
   * @throws ImageException if the frame does not lie within the canvas
   */
  RgbImage place(RgbImage frame, Colour background) throws ImageException {
    if (left == 0 && top == 0 && frame.size().equals(size)) {
      return frame;
    }
    if (left > size.width() - frame.width() || top > size.height() - frame.height()) {
      throw new ImageException(
          Reason.CORRUPT,
          "first frame: %s at row %d, column %d (expected: within the canvas of %s)"
              .formatted(frame.size(), top, left, size));
    }
    byte[] rgb = background.fill(size);
    for (int y = 0; y < frame.height(); y++) {
      System.arraycopy(
          frame.rgb(),
          3 * y * frame.width(),
          rgb,
          3 * ((top + y) * size.width() + left),
          3 * frame.width());
    }
    return new RgbImage(size.width(), size.height(), rgb);
  }
}
