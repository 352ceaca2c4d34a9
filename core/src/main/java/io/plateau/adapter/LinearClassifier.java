package io.plateau.adapter;

import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.Batch;
import java.io.Serializable;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * {@code logit_k = f . w_k + b_k}: what most learners on features end as, whatever they learned.
 *
 * @param weights {@code classes x width}, row-major; factors on logits are in them
 * @param bias one per class
 * @param width length of a feature
 */
public record LinearClassifier(double[] weights, double[] bias, int width)
    implements Classifier, Serializable {

  public LinearClassifier {
    if (width < 1) {
      throw new IllegalArgumentException("width: " + width + " (expected: >= 1)");
    }
    if (bias.length == 0 || weights.length != (long) bias.length * width) {
      throw new IllegalArgumentException(
          "weights: %d values (expected: classes x width = %d x %d)"
              .formatted(weights.length, bias.length, width));
    }
  }

  /** {@code logit_k = scale f . w_k}. */
  static LinearClassifier scaled(float[] weights, int width, double scale) {
    double[] scaled = new double[weights.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = scale * weights[i];
    }
    return new LinearClassifier(scaled, new double[weights.length / width], width);
  }

  /** {@code this + factor other}, logit by logit. */
  LinearClassifier plus(double factor, LinearClassifier other) {
    return new LinearClassifier(
        plus(weights, factor, other.weights), plus(bias, factor, other.bias), width);
  }

  private static double[] plus(double[] a, double factor, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + factor * b[i];
    }
    return sum;
  }

  @Override
  public int classes() {
    return bias.length;
  }

  @Override
  public LinearClassifier over(int from, int to) {
    return new LinearClassifier(
        Arrays.copyOfRange(weights, from * width, to * width),
        Arrays.copyOfRange(bias, from, to),
        width);
  }

  @Override
  public ClassScores score(Batch rows) {
    DMatrixRMaj logits = logits(rows);
    float[] rounded = new float[logits.data.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) logits.data[i];
    }
    return new ClassScores(rounded, classes());
  }

  /** {@code [rows, classes]}. */
  DMatrixRMaj logits(Batch rows) {
    requireWidth(rows, width);
    DMatrixRMaj logits =
        Matrices.timesTransposed(Matrices.of(rows), DMatrixRMaj.wrap(classes(), width, weights));
    for (int i = 0; i < logits.data.length; i++) {
      logits.data[i] += bias[i % bias.length];
    }
    return logits;
  }

  static void requireWidth(Batch rows, int width) {
    if (rows.width() != width) {
      throw new IllegalArgumentException(
          "rows: width %d (expected: %d, what the classifier learned from)"
              .formatted(rows.width(), width));
    }
  }
}
