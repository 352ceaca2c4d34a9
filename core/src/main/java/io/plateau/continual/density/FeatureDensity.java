package io.plateau.continual.density;

/** A distribution of features that can be drawn from in place of the features themselves. */
public sealed interface FeatureDensity permits Gaussian, DiagonalMixture {

  /** The length of a feature. */
  int width();

  /** {@code ln p(x)}, in nats. */
  double logDensity(double[] x);

  /**
   * Draws features, each scaled to length 1 as real ones are.
   *
   * @param seed the same gives the same features to the bit
   * @return {@code [count, width]}, row-major
   */
  float[] sample(int count, long seed);
}
