package io.plateau.jobs.evaluation;

import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.Batch;

/**
 * A classifier of some columns of rows in which several features of an image stand side by side:
 * those of the plain tower and those of a steered one are scored on the same rows.
 *
 * @param from the first of its columns
 * @param width how many
 * @param classifier of these alone
 */
record JoinedColumns(int from, int width, Classifier classifier) implements Classifier {

  /** Two batches of the same rows, side by side. */
  static Batch join(Batch left, Batch right) {
    int width = left.width() + right.width();
    float[] joined = new float[Math.multiplyExact(left.rows(), width)];
    for (int row = 0; row < left.rows(); row++) {
      System.arraycopy(left.features(), row * left.width(), joined, row * width, left.width());
      System.arraycopy(
          right.features(), row * right.width(), joined, row * width + left.width(), right.width());
    }
    return new Batch(joined, left.labels(), width);
  }

  @Override
  public int classes() {
    return classifier.classes();
  }

  @Override
  public JoinedColumns over(int first, int end) {
    return new JoinedColumns(from, width, classifier.over(first, end));
  }

  @Override
  public ClassScores score(Batch rows) {
    float[] own = new float[Math.multiplyExact(rows.rows(), width)];
    for (int row = 0; row < rows.rows(); row++) {
      System.arraycopy(rows.features(), row * rows.width() + from, own, row * width, width);
    }
    return classifier.score(new Batch(own, rows.labels(), width));
  }
}
