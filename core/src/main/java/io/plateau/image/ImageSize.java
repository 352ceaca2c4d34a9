package io.plateau.image;

import java.io.Serializable;

/**
 * Height and width in pixels, in the order in which tensors have them.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record ImageSize(int height, int width) implements Serializable {

  public ImageSize {
    if (height < 1) {
      throw new IllegalArgumentException("height: " + height + " (expected: >= 1)");
    }
    if (width < 1) {
      throw new IllegalArgumentException("width: " + width + " (expected: >= 1)");
    }
  }

  public static ImageSize square(int edge) {
    return new ImageSize(edge, edge);
  }

  @Override
  public String toString() {
    return height + " x " + width;
  }
}
