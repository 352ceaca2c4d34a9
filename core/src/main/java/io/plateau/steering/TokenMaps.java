package io.plateau.steering;

/**
 * What a steered tower looks at in an image, patch by patch, row-major.
 *
 * @param first attention of the class token in the last layer of pass 1, the mean of its heads
 * @param second the same of pass 2
 * @param similarity {@code cos(X_i, xi)}; what is above 0 is fed back
 */
public record TokenMaps(float[] first, float[] second, float[] similarity) {

  public TokenMaps {
    if (first.length != second.length || first.length != similarity.length) {
      throw new IllegalArgumentException(
          "maps: %d, %d and %d patches (expected: the same number)"
              .formatted(first.length, second.length, similarity.length));
    }
  }

  /** Patches along a side. */
  public int side() {
    return Math.toIntExact(Math.round(Math.sqrt(first.length)));
  }
}
