package io.plateau.jobs.continual;

import io.plateau.continual.density.DiagonalMixture;
import io.plateau.continual.density.Gaussian;
import io.plateau.tensor.HostDoubles;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;

/** Densities as they are saved. */
final class DensityTensors {

  private static final String MEAN = "mean";
  private static final String FACTOR = "factor";
  private static final String WEIGHTS = "weights";
  private static final String MEANS = "means";
  private static final String VARIANCES = "variances";

  private DensityTensors() {}

  static SortedMap<String, HostDoubles> of(Gaussian gaussian) {
    return new TreeMap<>(
        Map.of(
            MEAN,
            new HostDoubles(new long[] {gaussian.width()}, gaussian.mean()),
            FACTOR,
            matrix(gaussian.factor())));
  }

  static Gaussian gaussian(TensorFile file) throws IOException {
    return new Gaussian(file.get(MEAN).values(), matrix(file.get(FACTOR)));
  }

  static SortedMap<String, HostDoubles> of(DiagonalMixture mixture) {
    long[] shape = {mixture.components(), mixture.width()};
    return new TreeMap<>(
        Map.of(
            WEIGHTS, new HostDoubles(new long[] {mixture.components()}, mixture.weights()),
            MEANS, new HostDoubles(shape, mixture.means()),
            VARIANCES, new HostDoubles(shape, mixture.variances())));
  }

  static DiagonalMixture mixture(TensorFile file) throws IOException {
    HostDoubles means = file.get(MEANS);
    return new DiagonalMixture(
        file.get(WEIGHTS).values(),
        means.values(),
        file.get(VARIANCES).values(),
        Math.toIntExact(means.shape()[1]));
  }

  static HostDoubles matrix(DMatrixRMaj matrix) {
    return new HostDoubles(new long[] {matrix.numRows, matrix.numCols}, matrix.getData());
  }

  static DMatrixRMaj matrix(HostDoubles tensor) {
    return DMatrixRMaj.wrap(
        Math.toIntExact(tensor.shape()[0]), Math.toIntExact(tensor.shape()[1]), tensor.values());
  }
}
