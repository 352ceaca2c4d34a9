package io.plateau.evaluation;

import io.plateau.feature.Batch;
import io.plateau.tensor.HostTensor;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * CLIP's classifier: logit = logit scale x image feature . text feature. Rows are scored in
 * parallel, each by one thread in a fixed order, so the logits do not depend on the number of
 * threads.
 */
public final class CosineClassifier implements Classifier, Serializable {

  private static final long serialVersionUID = 1L;

  private final float[] textFeatures;
  private final int width;
  private final float logitScale;

  /**
   * A classifier over the classes of some text features.
   *
   * @param textFeatures {@code classes x width}, row-major, L2-normalised
   * @param width length of one feature
   * @param logitScale factor on the cosines (exp of CLIP's {@code logit_scale}), for example 100
   */
  public CosineClassifier(float[] textFeatures, int width, float logitScale) {
    if (width <= 0) {
      throw new IllegalArgumentException("width: " + width + " (expected: > 0)");
    }
    if (textFeatures.length == 0 || textFeatures.length % width != 0) {
      throw new IllegalArgumentException(
          "textFeatures: %d values (expected: classes x width, with width %d)"
              .formatted(textFeatures.length, width));
    }
    if (!(logitScale > 0) || !Float.isFinite(logitScale)) {
      throw new IllegalArgumentException(
          "logitScale: " + logitScale + " (expected: finite and > 0)");
    }
    this.textFeatures = textFeatures.clone();
    this.width = width;
    this.logitScale = logitScale;
  }

  /**
   * A classifier by text features.
   *
   * @param textFeatures {@code [classes, width]}, L2-normalised
   * @param logitScale factor on the cosines
   */
  public static CosineClassifier of(HostTensor textFeatures, float logitScale) {
    return new CosineClassifier(
        textFeatures.values(), Math.toIntExact(textFeatures.shape()[1]), logitScale);
  }

  /** Of the classes, {@code [classes, width]}, L2-normalised. */
  public HostTensor textFeatures() {
    return new HostTensor(new long[] {classes(), width}, textFeatures.clone());
  }

  @Override
  public int classes() {
    return textFeatures.length / width;
  }

  @Override
  public CosineClassifier over(int from, int to) {
    return new CosineClassifier(
        Arrays.copyOfRange(textFeatures, from * width, to * width), width, logitScale);
  }

  /** The classifier over some classes, in the order given. */
  public CosineClassifier select(int[] labels) {
    float[] selected = new float[labels.length * width];
    for (int k = 0; k < labels.length; k++) {
      System.arraycopy(textFeatures, labels[k] * width, selected, k * width, width);
    }
    return new CosineClassifier(selected, width, logitScale);
  }

  @Override
  public ClassScores score(Batch rows) {
    if (rows.width() != width) {
      throw new IllegalArgumentException(
          "rows: width %d (expected: %d, the text features')".formatted(rows.width(), width));
    }
    int classes = classes();
    float[] byDimension = transposed();
    float[] logits = new float[Math.multiplyExact(rows.rows(), classes)];
    IntStream.range(0, rows.rows())
        .parallel()
        .forEach(row -> scoreRow(rows.features(), row, byDimension, logits));
    return new ClassScores(logits, classes);
  }

  /** Classes run fastest, so that the inner loop of {@link #scoreRow} vectorises. */
  private float[] transposed() {
    int classes = classes();
    float[] byDimension = new float[textFeatures.length];
    for (int c = 0; c < classes; c++) {
      for (int d = 0; d < width; d++) {
        byDimension[d * classes + c] = textFeatures[c * width + d];
      }
    }
    return byDimension;
  }

  /** Adds four dimensions at a time, to touch the logits a quarter as often. */
  private void scoreRow(float[] features, int row, float[] byDimension, float[] logits) {
    int classes = classes();
    float[] sums = new float[classes];
    int feature = row * width;
    int d = 0;
    for (; d + 4 <= width; d += 4) {
      float x0 = features[feature + d];
      float x1 = features[feature + d + 1];
      float x2 = features[feature + d + 2];
      float x3 = features[feature + d + 3];
      int t0 = d * classes;
      int t1 = t0 + classes;
      int t2 = t1 + classes;
      int t3 = t2 + classes;
      for (int c = 0; c < classes; c++) {
        sums[c] +=
            x0 * byDimension[t0 + c]
                + x1 * byDimension[t1 + c]
                + x2 * byDimension[t2 + c]
                + x3 * byDimension[t3 + c];
      }
    }
    for (; d < width; d++) {
      for (int c = 0; c < classes; c++) {
        sums[c] += features[feature + d] * byDimension[d * classes + c];
      }
    }
    for (int c = 0; c < classes; c++) {
      logits[row * classes + c] = logitScale * sums[c];
    }
  }
}
