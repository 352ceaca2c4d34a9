package io.plateau.prep;

import io.plateau.clip.ImageTokens;
import java.util.List;

/** The frozen image tower as a preparation runs it: pixels in, features out. */
@FunctionalInterface
interface FrozenTower {

  /**
   * Encodes a batch.
   *
   * @param pixels {@code images x 3 x height x width} preprocessed values, row-major
   * @param images how many
   * @return the feature of each, of L2 norm 1, and its tokens where they are kept
   */
  List<ImageTokens> encode(float[] pixels, int images);
}
