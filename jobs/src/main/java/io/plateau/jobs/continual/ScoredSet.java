package io.plateau.jobs.continual;

import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Evaluation;
import io.plateau.evaluation.Metric;
import java.util.List;

/**
 * A test set as a classifier sees it.
 *
 * @param scores {@code rows x classes}
 * @param labels one per row, among the names
 * @param names what it was scored over
 */
record ScoredSet(ClassScores scores, int[] labels, List<String> names) {

  /** Which rows are right. */
  boolean[] correct() {
    boolean[] correct = new boolean[labels.length];
    for (int row = 0; row < correct.length; row++) {
      correct[row] = scores.predicted(row) == labels[row];
    }
    return correct;
  }

  /** Expected calibration error, a fraction of 1. */
  Metric calibrationError() {
    return Evaluation.of(scores, labels, names).calibration().ece();
  }
}
