package io.plateau.continual.density;

import io.plateau.adapter.DistributedSum;
import io.plateau.feature.Batch;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fits mixtures by EM. Every iteration is one sum over the rows; it starts from K-means, so that
 * nothing is drawn.
 *
 * @param components at most how many; fewer where there are fewer different rows
 * @param iterations at most how many
 * @param tolerance ends when the mean log-likelihood rises by less, in nats
 * @param varianceFloor least variance of an element, which keeps a component off a single row
 */
public record MixtureFit(int components, int iterations, double tolerance, double varianceFloor) {

  private static final int KMEANS_ITERATIONS = 20;

  public MixtureFit {
    if (components < 1 || iterations < 1) {
      throw new IllegalArgumentException(
          "components: %d, iterations: %d (expected: >= 1)".formatted(components, iterations));
    }
    if (!(varianceFloor > 0) || !(tolerance >= 0)) {
      throw new IllegalArgumentException(
          "variance floor: %s, tolerance: %s (expected: > 0, and >= 0)"
              .formatted(varianceFloor, tolerance));
    }
  }

  /** Five components, 100 iterations. */
  public static MixtureFit defaults() {
    return new MixtureFit(5, 100, 1e-6, 1e-6);
  }

  /**
   * The mixture of some rows.
   *
   * @param width length of a feature
   * @throws IllegalArgumentException if there are no rows
   */
  public DiagonalMixture fit(DistributedSum rows, int width) {
    Centres centres = KMeans.fit(rows, width, components, KMEANS_ITERATIONS);
    DiagonalMixture mixture =
        mixture(rows.sum(part -> hardSums(part, centres)), centres.count(), width);
    double logLikelihood = Double.NEGATIVE_INFINITY;
    for (int iteration = 0; iteration < iterations; iteration++) {
      DiagonalMixture before = mixture;
      double[] sums = rows.sum(part -> softSums(part, before));
      double count = sums[sums.length - 2];
      double reached = sums[sums.length - 1] / count;
      if (reached - logLikelihood < tolerance) {
        return before;
      }
      logLikelihood = reached;
      mixture = mixture(sums, before.components(), width);
    }
    return mixture;
  }

  /**
   * What the M step needs: for each component n, sum of x, sum of x^2; then how many rows there are
   * and their log-likelihood.
   */
  private static double[] softSums(Batch part, DiagonalMixture mixture) {
    int width = mixture.width();
    double[] sums = new double[mixture.components() * (2 * width + 1) + 2];
    for (int row = 0; row < part.rows(); row++) {
      double[] x = Rows.row(part, row);
      double[] joint = mixture.logJoint(x);
      double logDensity = DiagonalMixture.logSum(joint);
      for (int k = 0; k < joint.length; k++) {
        add(sums, k, x, Math.exp(joint[k] - logDensity));
      }
      sums[sums.length - 2]++;
      sums[sums.length - 1] += logDensity;
    }
    return sums;
  }

  /** The same where every row belongs to its nearest centre. */
  private static double[] hardSums(Batch part, Centres centres) {
    double[] sums = new double[centres.count() * (2 * centres.width() + 1) + 2];
    for (int row = 0; row < part.rows(); row++) {
      double[] x = Rows.row(part, row);
      add(sums, centres.nearest(x), x, 1);
      sums[sums.length - 2]++;
    }
    return sums;
  }

  private static void add(double[] sums, int component, double[] x, double responsibility) {
    int from = component * (2 * x.length + 1);
    sums[from] += responsibility;
    for (int i = 0; i < x.length; i++) {
      sums[from + 1 + i] += responsibility * x[i];
      sums[from + 1 + x.length + i] += responsibility * x[i] * x[i];
    }
  }

  /** The M step. A component that no row belongs to is left out. */
  private DiagonalMixture mixture(double[] sums, int components, int width) {
    int size = 2 * width + 1;
    double count = sums[sums.length - 2];
    int[] alive =
        IntStream.range(0, components).filter(k -> sums[k * size] > Double.MIN_NORMAL).toArray();
    double[] weights = Arrays.stream(alive).mapToDouble(k -> sums[k * size] / count).toArray();
    double[] means = new double[alive.length * width];
    double[] variances = new double[alive.length * width];
    for (int k = 0; k < alive.length; k++) {
      int from = alive[k] * size;
      for (int i = 0; i < width; i++) {
        double mean = sums[from + 1 + i] / sums[from];
        means[k * width + i] = mean;
        variances[k * width + i] =
            Math.max(varianceFloor, sums[from + 1 + width + i] / sums[from] - mean * mean);
      }
    }
    return new DiagonalMixture(weights, means, variances, width);
  }
}
