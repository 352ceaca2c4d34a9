package io.plateau.adapter;

import io.plateau.feature.Batch;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Multinomial logistic regression with an L2 penalty on the weights, not on the bias: {@code mean
 * -log softmax(f W + b)_y + |W|^2 / (2 C n)}. Its minimiser is that of scikit-learn's {@code C sum
 * loss + |W|^2 / 2}.
 *
 * <p>The variable is W, {@code [width, classes]}, then b, {@code [classes]}.
 */
final class LogisticLoss implements SmoothFunction {

  private final DMatrixRMaj features;
  private final int[] labels;
  private final int classes;
  private final double penalty;

  LogisticLoss(Batch rows, int classes, double c) {
    features = Matrices.of(rows);
    labels = rows.labels();
    this.classes = classes;
    penalty = 1 / (c * rows.rows());
  }

  int variables() {
    return (features.numCols + 1) * classes;
  }

  @Override
  public double at(double[] x, double[] gradient) {
    int weights = features.numCols * classes;
    DMatrixRMaj w = new DMatrixRMaj(features.numCols, classes);
    System.arraycopy(x, 0, w.data, 0, weights);
    DMatrixRMaj residuals = Matrices.times(features, w);
    double loss = 0;
    for (int row = 0; row < labels.length; row++) {
      loss += toResidual(residuals.data, row, x, weights);
    }
    CommonOps_DDRM.multTransA(1.0 / labels.length, features, residuals, w);
    double squares = 0;
    for (int i = 0; i < weights; i++) {
      gradient[i] = w.data[i] + penalty * x[i];
      squares += x[i] * x[i];
    }
    for (int k = 0; k < classes; k++) {
      double sum = 0;
      for (int row = 0; row < labels.length; row++) {
        sum += residuals.get(row, k);
      }
      gradient[weights + k] = sum / labels.length;
    }
    return loss / labels.length + penalty / 2 * squares;
  }

  /** Turns f W into softmax(f W + b) - one-hot(y) in place; the loss of the row. */
  private double toResidual(double[] logits, int row, double[] x, int bias) {
    int start = row * classes;
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      logits[start + k] += x[bias + k];
      largest = Math.max(largest, logits[start + k]);
    }
    double truth = logits[start + labels[row]] - largest;
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      logits[start + k] = Math.exp(logits[start + k] - largest);
      sum += logits[start + k];
    }
    for (int k = 0; k < classes; k++) {
      logits[start + k] /= sum;
    }
    logits[start + labels[row]] -= 1;
    return Math.log(sum) - truth;
  }
}
