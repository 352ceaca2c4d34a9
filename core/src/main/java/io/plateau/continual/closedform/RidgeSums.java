package io.plateau.continual.closedform;

import io.plateau.adapter.DistributedSum;
import io.plateau.feature.Batch;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * All that ridge regression onto one-hot labels knows of the rows it has seen. The sums of tasks
 * add up to those of all their rows, so that learning task by task forgets nothing.
 *
 * @param features phi
 * @param counts {@code [classes]}: rows of each class
 * @param gram G, {@code [D, D]}: sum of phi phi^T
 * @param targets Q, {@code [D, classes]}: sum of phi y^T
 */
public record RidgeSums(
    RandomFeatures features, double[] counts, DMatrixRMaj gram, DMatrixRMaj targets) {

  /** Before the first task. */
  public static RidgeSums empty(RandomFeatures features) {
    int outputs = features.outputs();
    return new RidgeSums(
        features, new double[0], new DMatrixRMaj(outputs, outputs), new DMatrixRMaj(outputs, 0));
  }

  /**
   * The sums over rows, by one pass.
   *
   * @param rows with labels of the whole stream
   * @param classes how many labels there are so far
   */
  public static RidgeSums of(DistributedSum rows, RandomFeatures features, int classes) {
    double[] flat = rows.sum(part -> flat(part, features, classes));
    int outputs = features.outputs();
    int targets = classes + outputs * outputs;
    return new RidgeSums(
        features,
        Arrays.copyOf(flat, classes),
        DMatrixRMaj.wrap(outputs, outputs, Arrays.copyOfRange(flat, classes, targets)),
        DMatrixRMaj.wrap(outputs, classes, Arrays.copyOfRange(flat, targets, flat.length)));
  }

  /** Counts, then G, then Q. */
  private static double[] flat(Batch part, RandomFeatures features, int classes) {
    int outputs = features.outputs();
    double[] flat =
        new double[Math.addExact(classes, Math.multiplyExact(outputs, outputs + classes))];
    DMatrixRMaj projection = features.projection();
    Blocks.of(
        part,
        (block, from) -> {
          DMatrixRMaj phi = RandomFeatures.of(block, projection);
          addGram(phi, flat, classes);
          addTargets(phi, block.labels(), flat, classes);
        });
    for (int i = 0; i < outputs; i++) {
      for (int j = 0; j < i; j++) {
        flat[classes + i * outputs + j] = flat[classes + j * outputs + i];
      }
    }
    return flat;
  }

  /** Adds phi phi^T on and above the diagonal, row after row. */
  private static void addGram(DMatrixRMaj phi, double[] flat, int gram) {
    int outputs = phi.numCols;
    for (int i = 0; i < outputs; i++) {
      for (int row = 0; row < phi.numRows; row++) {
        double phiOfI = phi.unsafe_get(row, i);
        if (phiOfI != 0) { // half of them are
          Blocks.addScaled(
              phiOfI, phi.data, row * outputs + i, flat, gram + i * outputs + i, outputs - i);
        }
      }
    }
  }

  private static void addTargets(DMatrixRMaj phi, int[] labels, double[] flat, int classes) {
    int outputs = phi.numCols;
    int targets = classes + outputs * outputs;
    for (int row = 0; row < labels.length; row++) {
      int label = labels[row];
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "label: %d (expected: 0 to %d, one of the classes)".formatted(label, classes - 1));
      }
      flat[label]++;
      for (int i = 0; i < outputs; i++) {
        flat[targets + i * classes + label] += phi.unsafe_get(row, i);
      }
    }
  }

  /** How many labels there are. */
  public int classes() {
    return counts.length;
  }

  public double rows() {
    return Arrays.stream(counts).sum();
  }

  /**
   * The sums over the rows of both; classes that one does not know have no rows in it.
   *
   * @throws IllegalArgumentException if they are of other features
   */
  public RidgeSums plus(RidgeSums other) {
    if (!features.equals(other.features)) {
      throw new IllegalArgumentException(
          "sums: of %s (expected: of %s, as those they are added to)"
              .formatted(other.features, features));
    }
    int classes = Math.max(classes(), other.classes());
    double[] bothCounts = Arrays.copyOf(counts, classes);
    for (int k = 0; k < other.classes(); k++) {
      bothCounts[k] += other.counts[k];
    }
    DMatrixRMaj bothGrams = new DMatrixRMaj(gram.numRows, gram.numCols);
    CommonOps_DDRM.add(gram, other.gram, bothGrams);
    DMatrixRMaj bothTargets = new DMatrixRMaj(gram.numRows, classes);
    for (RidgeSums sums : List.of(this, other)) {
      for (int i = 0; i < gram.numRows; i++) {
        for (int k = 0; k < sums.classes(); k++) {
          bothTargets.add(i, k, sums.targets.get(i, k));
        }
      }
    }
    return new RidgeSums(features, bothCounts, bothGrams, bothTargets);
  }

  /**
   * {@code W = (G + lambda I)^-1 Q}, {@code [D, classes]}.
   *
   * @throws IllegalArgumentException if lambda is too small for G to be inverted
   */
  public DMatrixRMaj solve(double lambda) {
    if (!(lambda > 0)) {
      throw new IllegalArgumentException("lambda: " + lambda + " (expected: > 0)");
    }
    DMatrixRMaj regularised = gram.copy();
    for (int i = 0; i < regularised.numRows; i++) {
      regularised.add(i, i, lambda);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(regularised.numRows);
    if (!solver.setA(regularised)) {
      throw new IllegalArgumentException(
          "Cannot solve the ridge regression: G + %s I is singular. Raise lambda."
              .formatted(lambda));
    }
    DMatrixRMaj weights = new DMatrixRMaj(gram.numRows, classes());
    solver.solve(targets, weights);
    return weights;
  }

  /**
   * Mean over these rows of {@code |phi W - y|^2}, which the sums alone give: {@code (tr(W^T G W) -
   * 2 tr(W^T Q) + n) / n}.
   *
   * @param weights W, {@code [D, classes]}, of as many classes as these sums
   */
  double squaredError(DMatrixRMaj weights) {
    DMatrixRMaj product = new DMatrixRMaj(gram.numRows, weights.numCols);
    CommonOps_DDRM.mult(gram, weights, product);
    double error = rows();
    for (int i = 0; i < product.data.length; i++) {
      error += weights.data[i] * (product.data[i] - 2 * targets.data[i]);
    }
    return error / rows();
  }
}
