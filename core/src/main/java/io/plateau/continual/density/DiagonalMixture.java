package io.plateau.continual.density;

import io.plateau.tensor.UnitRows;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Random;

/**
 * A mixture of Gaussians with diagonal covariances, {@code sum_k weight_k N(mean_k,
 * diag(variance_k))}.
 *
 * @param weights {@code [components]}, positive, summing to 1
 * @param means {@code [components, width]}, row-major
 * @param variances {@code [components, width]}, positive
 * @param width length of a feature
 */
public record DiagonalMixture(double[] weights, double[] means, double[] variances, int width)
    implements FeatureDensity, Serializable {

  public DiagonalMixture {
    if (weights.length == 0
        || means.length != weights.length * width
        || variances.length != means.length) {
      throw new IllegalArgumentException(
          "mixture: %d weights, %d means, %d variances (expected: one component at least of width %d)"
              .formatted(weights.length, means.length, variances.length, width));
    }
  }

  public int components() {
    return weights.length;
  }

  @Override
  public double logDensity(double[] x) {
    return logSum(logJoint(x));
  }

  /** {@code ln weight_k N(x; mean_k, variance_k)} of every component. */
  double[] logJoint(double[] x) {
    double[] joint = new double[components()];
    for (int k = 0; k < joint.length; k++) {
      joint[k] = Math.log(weights[k]) - 0.5 * width * Math.log(2 * Math.PI);
      for (int i = 0; i < width; i++) {
        double variance = variances[k * width + i];
        double difference = x[i] - means[k * width + i];
        joint[k] -= 0.5 * (difference * difference / variance + Math.log(variance));
      }
    }
    return joint;
  }

  /** {@code ln sum exp}, shifted by the largest. */
  static double logSum(double[] logs) {
    double largest = Arrays.stream(logs).max().orElseThrow();
    return largest + Math.log(Arrays.stream(logs).map(log -> Math.exp(log - largest)).sum());
  }

  @Override
  public float[] sample(int count, long seed) {
    Random random = new Random(seed); // its numbers are specified to the bit
    float[] samples = new float[count * width];
    for (int row = 0; row < count; row++) {
      int k = component(random.nextDouble());
      for (int i = 0; i < width; i++) {
        double deviation = Math.sqrt(variances[k * width + i]);
        samples[row * width + i] =
            (float) (means[k * width + i] + deviation * random.nextGaussian());
      }
    }
    return UnitRows.normalize(samples, width);
  }

  private int component(double uniform) {
    double below = 0;
    for (int k = 0; k < components() - 1; k++) {
      below += weights[k];
      if (uniform < below) {
        return k;
      }
    }
    return components() - 1;
  }
}
