package io.plateau.continual.closedform;

import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.Batch;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * {@code phi W}: how much a sample looks like each class seen, 1 being entirely. A class without
 * rows is never predicted.
 */
public final class RidgeClassifier implements Classifier, Serializable {

  private static final long serialVersionUID = 1L;

  private final DMatrixRMaj projection;
  private final DMatrixRMaj weights;
  private final boolean[] seen;

  private RidgeClassifier(DMatrixRMaj projection, DMatrixRMaj weights, boolean[] seen) {
    this.projection = projection;
    this.weights = weights;
    this.seen = seen;
  }

  /**
   * A solution that was kept.
   *
   * @param projection W_r, {@code [inputs, D]}
   * @param weights W, {@code [D, classes]}
   * @param seen whether a class had rows
   */
  public static RidgeClassifier of(DMatrixRMaj projection, DMatrixRMaj weights, boolean[] seen) {
    if (projection.numCols != weights.numRows || weights.numCols != seen.length) {
      throw new IllegalArgumentException(
          "weights: %d x %d (expected: %d x %d, random features x classes)"
              .formatted(weights.numRows, weights.numCols, projection.numCols, seen.length));
    }
    return new RidgeClassifier(projection, weights, seen.clone());
  }

  /**
   * The solution of sums.
   *
   * @param lambda of the ridge
   */
  public static RidgeClassifier solve(RidgeSums sums, double lambda) {
    boolean[] seen = new boolean[sums.classes()];
    for (int k = 0; k < seen.length; k++) {
      seen[k] = sums.counts()[k] > 0;
    }
    return new RidgeClassifier(sums.features().projection(), sums.solve(lambda), seen);
  }

  @Override
  public int classes() {
    return seen.length;
  }

  @Override
  public RidgeClassifier over(int from, int to) {
    return new RidgeClassifier(
        projection,
        CommonOps_DDRM.extract(weights, 0, weights.numRows, from, to),
        Arrays.copyOfRange(seen, from, to));
  }

  /**
   * The classifier over some classes, in the order given.
   *
   * @param labels of classes; -1 for one that has no rows
   */
  public RidgeClassifier select(int[] labels) {
    DMatrixRMaj selected = new DMatrixRMaj(weights.numRows, labels.length);
    boolean[] selectedSeen = new boolean[labels.length];
    for (int k = 0; k < labels.length; k++) {
      if (labels[k] >= 0) {
        CommonOps_DDRM.extract(
            weights, 0, weights.numRows, labels[k], labels[k] + 1, selected, 0, k);
        selectedSeen[k] = seen[labels[k]];
      }
    }
    return new RidgeClassifier(projection, selected, selectedSeen);
  }

  /**
   * Scores rows.
   *
   * @throws IllegalStateException if it is over classes without rows alone
   */
  @Override
  public ClassScores score(Batch rows) {
    if (IntStream.range(0, classes()).noneMatch(this::isSeen)) {
      throw new IllegalStateException(
          "Cannot score %d classes: none of them was seen. Score them zero-shot, or leave the cell missing."
              .formatted(classes()));
    }
    double[] values = values(rows);
    float[] scores = new float[values.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = isSeen(i % classes()) ? (float) values[i] : Float.NEGATIVE_INFINITY;
    }
    return new ClassScores(scores, classes());
  }

  /** W_r, {@code [inputs, D]}. */
  public DMatrixRMaj projection() {
    return projection;
  }

  /** W, {@code [D, classes]}. */
  public DMatrixRMaj weights() {
    return weights;
  }

  /** Whether a class had rows. */
  public boolean isSeen(int label) {
    return seen[label];
  }

  /** {@code phi W}, {@code rows x classes}; 0 for classes without rows. */
  double[] values(Batch rows) {
    int outputs = weights.numRows;
    double[] values = new double[rows.rows() * classes()];
    Blocks.of(
        rows,
        (block, from) -> {
          DMatrixRMaj phi = RandomFeatures.of(block, projection);
          for (int i = 0; i < phi.data.length; i++) {
            int value = (from + i / outputs) * classes();
            int weight = i % outputs * classes();
            Blocks.addScaled(phi.data[i], weights.data, weight, values, value, classes());
          }
        });
    return values;
  }
}
