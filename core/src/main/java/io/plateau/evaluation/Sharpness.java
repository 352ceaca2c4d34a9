package io.plateau.evaluation;

import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * How much the loss rises at distance rho from learned parameters.
 *
 * @param rho radius of the sphere, L2
 * @param loss the loss at its centre
 * @param gradientRise rise along the gradient, the first-order worst case; undefined where the
 *     gradient is zero
 * @param maxRise largest rise found, along the gradient or a random direction
 * @param meanRise mean rise over the random directions, an estimate of the sphere's mean
 * @param directions number of random directions
 */
public record Sharpness(
    double rho, double loss, Metric gradientRise, double maxRise, double meanRise, int directions) {

  /**
   * Measures the rise along the gradient and random directions.
   *
   * @param loss loss of a flat parameter vector
   * @param parameters the learned parameters
   * @param gradient of the loss there, of the same length
   * @param rho radius, L2, &gt; 0
   * @param directions number of random directions, &gt; 0
   * @param seed of the random directions; the same seed asks about the same directions
   * @throws IllegalStateException if a loss is not finite
   */
  public static Sharpness measure(
      ToDoubleFunction<float[]> loss,
      float[] parameters,
      float[] gradient,
      double rho,
      int directions,
      long seed) {
    if (!(rho > 0) || !Double.isFinite(rho)) {
      throw new IllegalArgumentException("rho: " + rho + " (expected: finite and > 0)");
    }
    if (directions < 1) {
      throw new IllegalArgumentException("directions: " + directions + " (expected: >= 1)");
    }
    LossLandscape landscape = new LossLandscape(loss, parameters);
    double centre = landscape.lossAt(landscape.origin());
    Metric gradientRise =
        isZero(gradient)
            ? Metric.undefined("the gradient is zero")
            : Metric.of(rise(landscape, Direction.unit(gradient), rho, centre));
    Random stream = new Random(seed);
    double sum = 0;
    double max = gradientRise.value().orElse(Double.NEGATIVE_INFINITY);
    for (int i = 0; i < directions; i++) {
      Direction direction = Direction.randomUnit(parameters.length, stream);
      double rise = rise(landscape, direction, rho, centre);
      sum += rise;
      max = Math.max(max, rise);
    }
    return new Sharpness(rho, centre, gradientRise, max, sum / directions, directions);
  }

  private static double rise(
      LossLandscape landscape, Direction direction, double rho, double centre) {
    return landscape.lossAt(direction.from(landscape.origin(), rho)) - centre;
  }

  private static boolean isZero(float[] gradient) {
    for (float value : gradient) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }
}
