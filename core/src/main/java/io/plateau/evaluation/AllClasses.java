package io.plateau.evaluation;

import io.plateau.feature.Batch;
import java.util.List;

/**
 * The all-classes protocol: every row scored over all names.
 *
 * @param all on all classes
 */
public record AllClasses(Evaluation all) {

  /**
   * Scores test rows.
   *
   * @param classNames names of all classes
   */
  public static AllClasses of(Classifier classifier, Batch test, List<String> classNames) {
    return new AllClasses(Evaluation.of(classifier.score(test), test.labels(), classNames));
  }
}
