package io.plateau.continual.density;

import io.plateau.adapter.DistributedSum;
import io.plateau.feature.Batch;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The sums that a Gaussian is made of. They add up, so that a task or a class may be seen in parts.
 *
 * @param rows how many
 * @param sum {@code [width]}: sum of f
 * @param gram {@code [width, width]}: sum of f f^T
 */
public record GaussianSums(double rows, double[] sum, DMatrixRMaj gram) {

  /** Least variance along any axis; features have length 1. */
  private static final double FLOOR = 1e-8;

  /**
   * The sums over all rows, by one pass.
   *
   * @param width length of a feature
   */
  public static GaussianSums of(DistributedSum rows, int width) {
    double[] flat = rows.sum(part -> flat(part, width));
    return new GaussianSums(
        flat[0],
        Arrays.copyOfRange(flat, 1, 1 + width),
        DMatrixRMaj.wrap(width, width, Arrays.copyOfRange(flat, 1 + width, flat.length)));
  }

  /** Rows, then the sum, then the gram matrix. */
  private static double[] flat(Batch part, int width) {
    Rows.requireWidth(part, width);
    double[] flat = new double[1 + width + width * width];
    flat[0] = part.rows();
    for (int row = 0; row < part.rows(); row++) {
      for (int i = 0; i < width; i++) {
        flat[1 + i] += part.features()[row * width + i];
      }
    }
    DMatrixRMaj products = new DMatrixRMaj(width, width);
    CommonOps_DDRM.multInner(Rows.matrix(part), products);
    System.arraycopy(products.data, 0, flat, 1 + width, width * width);
    return flat;
  }

  /** The sums over the rows of both. */
  public GaussianSums plus(GaussianSums other) {
    double[] both = sum.clone();
    Arrays.setAll(both, i -> both[i] + other.sum[i]);
    DMatrixRMaj grams = new DMatrixRMaj(gram.numRows, gram.numCols);
    CommonOps_DDRM.add(gram, other.gram, grams);
    return new GaussianSums(rows + other.rows, both, grams);
  }

  /**
   * The Gaussian of the rows: {@code N(mean, S + shrinkage tr(S)/width I)}, S their unbiased
   * covariance. Without any shrinkage S is singular where there are fewer rows than elements.
   *
   * @param shrinkage >= 0
   * @throws IllegalArgumentException if there are no rows
   */
  public Gaussian gaussian(double shrinkage) {
    if (!(shrinkage >= 0)) {
      throw new IllegalArgumentException("shrinkage: " + shrinkage + " (expected: >= 0)");
    }
    if (!(rows >= 1)) {
      throw new IllegalArgumentException(
          "Cannot fit a Gaussian: there are no rows. Leave the class out, or prepare images of it.");
    }
    int width = sum.length;
    double[] mean = Arrays.stream(sum).map(element -> element / rows).toArray();
    DMatrixRMaj covariance = gram.copy();
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < width; j++) {
        covariance.add(i, j, -sum[i] * mean[j]);
      }
    }
    CommonOps_DDRM.scale(1 / Math.max(1, rows - 1), covariance);
    double ridge = Math.max(FLOOR, shrinkage * CommonOps_DDRM.trace(covariance) / width);
    for (int i = 0; i < width; i++) {
      covariance.add(i, i, ridge);
    }
    return Gaussian.of(mean, covariance);
  }
}
