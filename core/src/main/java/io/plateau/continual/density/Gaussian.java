package io.plateau.continual.density;

import io.plateau.tensor.UnitRows;
import java.io.Serializable;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * {@code N(mean, L L^T)}.
 *
 * @param mean {@code [width]}
 * @param factor L, {@code [width, width]}, lower triangular
 */
public record Gaussian(double[] mean, DMatrixRMaj factor) implements FeatureDensity, Serializable {

  /** The Gaussian of a positive definite covariance. */
  static Gaussian of(double[] mean, DMatrixRMaj covariance) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(mean.length, true);
    if (!cholesky.decompose(covariance.copy())) {
      throw new IllegalArgumentException(
          "Cannot fit a Gaussian: its covariance is not positive definite. Raise the shrinkage, and check the features for values that are not finite.");
    }
    return new Gaussian(mean, cholesky.getT(null));
  }

  @Override
  public int width() {
    return mean.length;
  }

  @Override
  public double logDensity(double[] x) {
    int width = width();
    double[] z = new double[width]; // L z = x - mean
    double logDensity = -0.5 * width * Math.log(2 * Math.PI);
    for (int i = 0; i < width; i++) {
      double rest = x[i] - mean[i];
      for (int j = 0; j < i; j++) {
        rest -= factor.unsafe_get(i, j) * z[j];
      }
      z[i] = rest / factor.unsafe_get(i, i);
      logDensity -= 0.5 * z[i] * z[i] + Math.log(factor.unsafe_get(i, i));
    }
    return logDensity;
  }

  @Override
  public float[] sample(int count, long seed) {
    int width = width();
    Random random = new Random(seed); // its numbers are specified to the bit
    float[] samples = new float[count * width];
    double[] z = new double[width];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < width; i++) {
        z[i] = random.nextGaussian();
      }
      for (int i = 0; i < width; i++) {
        double x = mean[i];
        for (int j = 0; j <= i; j++) {
          x += factor.unsafe_get(i, j) * z[j];
        }
        samples[row * width + i] = (float) x;
      }
    }
    return UnitRows.normalize(samples, width);
  }
}
