package io.plateau.adapter;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Torch;
import io.plateau.feature.Batch;
import java.util.Arrays;

/**
 * Multinomial logistic regression with an L2 penalty on the weights, not on the bias: {@code mean
 * -log softmax(f W + b)_y + |W|^2 / (2 C n)}. Its minimiser is that of scikit-learn's {@code C sum
 * loss + |W|^2 / 2}.
 *
 * <p>The variable is W, {@code [width, classes]}, then b, {@code [classes]}.
 */
final class LogisticLoss implements SmoothFunction, AutoCloseable {

  private final NDManager manager;
  private final NDArray features;
  private final NDArray transposed;
  private final int[] labels;
  private final int width;
  private final int classes;
  private final double penalty;

  LogisticLoss(Batch rows, int classes, double c) {
    Torch.initialise();
    manager = NDManager.newBaseManager(Device.cpu(), Torch.ENGINE);
    features = manager.create(Matrices.of(rows).data, new Shape(rows.rows(), rows.width()));
    transposed = features.transpose();
    labels = rows.labels();
    width = rows.width();
    this.classes = classes;
    penalty = 1 / (c * rows.rows());
  }

  int variables() {
    return (width + 1) * classes;
  }

  @Override
  public double at(double[] x, double[] gradient) {
    int weights = width * classes;
    double[] residuals = times(features, Arrays.copyOf(x, weights), width);
    double loss = 0;
    Arrays.fill(gradient, 0);
    for (int row = 0; row < labels.length; row++) {
      loss += toResidual(residuals, row, x, weights);
      for (int k = 0; k < classes; k++) {
        gradient[weights + k] += residuals[row * classes + k] / labels.length;
      }
    }
    double[] products = times(transposed, residuals, labels.length);
    double squares = 0;
    for (int i = 0; i < weights; i++) {
      gradient[i] = products[i] / labels.length + penalty * x[i];
      squares += x[i] * x[i];
    }
    return loss / labels.length + penalty / 2 * squares;
  }

  /** The product with a matrix of {@code [rows, classes]}, in double, row-major. */
  private double[] times(NDArray left, double[] right, int rows) {
    try (NDManager step = manager.newSubManager()) {
      NDArray matrix = step.create(right, new Shape(rows, classes));
      NDArray product = left.matMul(matrix);
      product.attach(step);
      return product.toDoubleArray();
    }
  }

  @Override
  public void close() {
    manager.close();
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
