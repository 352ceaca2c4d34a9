package io.plateau.adapter;

import io.plateau.feature.Batch;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Class counts, class sums and second moments of features, which closed forms are made of. They add
 * up, so that rows may lie anywhere; sums are in double.
 *
 * @param counts rows of each class
 * @param sums {@code [classes, width]}: sum of f over the rows of each class
 * @param gram {@code [width, width]}: sum of f f^T over all rows
 */
record FeatureMoments(double[] counts, DMatrixRMaj sums, DMatrixRMaj gram) {

  /** The moments of all parts, by one sum. */
  static FeatureMoments of(DistributedSum rows, int classes, int width) {
    double[] sum = rows.sum(part -> flat(part, classes, width));
    int gram = classes + classes * width;
    return new FeatureMoments(
        Arrays.copyOf(sum, classes),
        DMatrixRMaj.wrap(classes, width, Arrays.copyOfRange(sum, classes, gram)),
        DMatrixRMaj.wrap(width, width, Arrays.copyOfRange(sum, gram, sum.length)));
  }

  /** Counts, then sums, then the gram matrix. */
  private static double[] flat(Batch part, int classes, int width) {
    LinearClassifier.requireWidth(part, width);
    int gram = classes + classes * width;
    double[] flat = new double[gram + width * width];
    UnitFeatures.require(part.features(), width, row -> "train, row %d of a part".formatted(row));
    for (int row = 0; row < part.rows(); row++) {
      int label = part.labels()[row];
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "label: %d (expected: 0 to %d, one of the classes)".formatted(label, classes - 1));
      }
      flat[label]++;
      for (int i = 0; i < width; i++) {
        flat[classes + label * width + i] += part.features()[row * width + i];
      }
    }
    DMatrixRMaj features = Matrices.of(part);
    DMatrixRMaj products = new DMatrixRMaj(width, width);
    CommonOps_DDRM.multInner(features, products);
    System.arraycopy(products.data, 0, flat, gram, width * width);
    return flat;
  }

  /** Labels of the classes that have rows, ascending. */
  int[] seenLabels() {
    return IntStream.range(0, counts.length).filter(k -> counts[k] > 0).toArray();
  }

  /** Labels of the classes that have none, ascending. */
  int[] unseenLabels() {
    return IntStream.range(0, counts.length).filter(k -> counts[k] == 0).toArray();
  }

  double rows() {
    return Arrays.stream(counts).sum();
  }

  /** {@code mu_k}, a row for each class; zeros where a class has no rows. */
  DMatrixRMaj means() {
    DMatrixRMaj means = sums.copy();
    for (int label = 0; label < counts.length; label++) {
      for (int i = 0; i < means.numCols; i++) {
        means.set(label, i, means.get(label, i) / Math.max(1, counts[label]));
      }
    }
    return means;
  }

  /** {@code sum (f - mu_y)(f - mu_y)^T = sum f f^T - sum_k n_k mu_k mu_k^T}. */
  DMatrixRMaj withinClassScatter() {
    DMatrixRMaj scatter = gram.copy();
    CommonOps_DDRM.multAddTransA(-1, means(), sums, scatter);
    return scatter;
  }
}
