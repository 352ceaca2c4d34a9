package io.plateau.image;

/** The frozen image tower as its callers see it: pixels in, features out. */
public interface ImageEncoder {

  /** The length of one feature. */
  int width();

  /**
   * Encodes a batch.
   *
   * @param pixels {@code images x 3 x height x width} preprocessed values, row-major
   * @param images how many
   * @return {@code images x width()} features, each of L2 norm 1
   */
  float[] encode(float[] pixels, int images);
}
