package io.plateau.evaluation;

import io.plateau.feature.Batch;

/** Says how well each class fits an image. */
public interface Classifier {

  int classes();

  /** The classifier over the classes {@code from} (inclusive) to {@code to} (exclusive) only. */
  Classifier over(int from, int to);

  /**
   * Scores image features.
   *
   * @param rows normalised image features
   * @throws IllegalArgumentException if their width is not what the classifier is for
   */
  ClassScores score(Batch rows);
}
