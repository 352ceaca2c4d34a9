package io.plateau.image;

import java.io.Serializable;
import java.util.Objects;

/** To which size an image is brought before the centre crop. */
public sealed interface Resize extends Serializable {

  /** The size of the resized image. */
  ImageSize outputOf(ImageSize image);

  /**
   * The shorter side becomes {@code edge}, the longer one {@code edge * long / short}, rounded
   * down.
   */
  record ShortestEdge(int edge) implements Resize {

    public ShortestEdge {
      if (edge < 1) {
        throw new IllegalArgumentException("size.shortest_edge: " + edge + " (expected: >= 1)");
      }
    }

    @Override
    public ImageSize outputOf(ImageSize image) {
      return image.width() <= image.height()
          ? new ImageSize(longEdge(image.height(), image.width()), edge)
          : new ImageSize(edge, longEdge(image.width(), image.height()));
    }

    private int longEdge(int longer, int shorter) {
      return (int) ((double) ((long) edge * longer) / shorter);
    }
  }

  /** Every image becomes {@code size}, its aspect ratio lost. */
  record Exact(ImageSize size) implements Resize {

    public Exact {
      Objects.requireNonNull(size, "size is null");
    }

    @Override
    public ImageSize outputOf(ImageSize image) {
      return size;
    }
  }

  /** The image stays as it is. */
  record None() implements Resize {

    @Override
    public ImageSize outputOf(ImageSize image) {
      return image;
    }
  }
}
