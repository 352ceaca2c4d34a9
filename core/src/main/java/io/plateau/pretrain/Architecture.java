package io.plateau.pretrain;

/**
 * Sizes of the CLIP to train. Both towers have the same width and heads, and feed-forward layers of
 * four times the width, as published models do.
 *
 * @param width hidden size of both towers
 * @param heads attention heads of both towers; divides the width
 * @param visionLayers layers of the image tower
 * @param textLayers layers of the text tower
 * @param projection width of the joint embedding
 * @param patchSize pixels per side of a patch
 * @param positions longest caption in tokens, start and end included
 */
public record Architecture(
    int width,
    int heads,
    int visionLayers,
    int textLayers,
    int projection,
    int patchSize,
    int positions) {

  private static final int FEED_FORWARD_FACTOR = 4;

  public Architecture {
    requirePositive("width", width);
    requirePositive("heads", heads);
    requirePositive("visionLayers", visionLayers);
    requirePositive("textLayers", textLayers);
    requirePositive("projection", projection);
    requirePositive("patchSize", patchSize);
    requirePositive("positions", positions);
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "heads: %d (expected: a divisor of the width %d)".formatted(heads, width));
    }
  }

  /** The embedded model: under a million parameters, trained in minutes on two cores. */
  public static Architecture ofDefault() {
    return new Architecture(96, 4, 4, 3, 64, 8, 24);
  }

  int feedForward() {
    return FEED_FORWARD_FACTOR * width;
  }

  static void requirePositive(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException("%s: %d (expected: > 0)".formatted(name, value));
    }
  }
}
