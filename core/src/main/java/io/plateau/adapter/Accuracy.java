package io.plateau.adapter;

import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.Batch;
import java.util.stream.IntStream;

/** How many validation rows are right: what hyper-parameters are chosen by. */
final class Accuracy {

  private Accuracy() {}

  static long correct(Classifier classifier, Batch rows) {
    ClassScores scores = classifier.score(rows);
    return IntStream.range(0, rows.rows())
        .filter(row -> scores.predicted(row) == rows.labels()[row])
        .count();
  }
}
