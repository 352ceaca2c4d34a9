package io.plateau.evaluation;

import io.plateau.feature.Batch;
import io.plateau.feature.ClassSplit;
import java.util.List;

/**
 * The generalised zero-shot protocol: rows of base and of new classes scored over all names, so
 * that a new class has to hold its own against the classes that were learned. Accuracies are means
 * over classes, not over rows.
 *
 * <p>Source: Xian et al., Zero-Shot Learning: A Comprehensive Evaluation of the Good, the Bad and
 * the Ugly, PAMI 2019.
 *
 * @param seen rows of the base classes, over all names
 * @param unseen rows of the new classes, over all names
 * @param s mean top-1 accuracy of the base classes, in [0, 1]
 * @param u the same of the new classes
 * @param h harmonic mean of s and u
 */
public record GeneralisedZeroShot(
    Evaluation seen, Evaluation unseen, Metric s, Metric u, Metric h) {

  /**
   * Scores test rows of all classes.
   *
   * @param classifier over all classes, base classes first
   * @param test rows with labels over all classes
   * @param classNames names of all classes
   */
  public static GeneralisedZeroShot of(
      Classifier classifier, Batch test, ClassSplit split, List<String> classNames) {
    if (classifier.classes() != split.classes()) {
      throw new IllegalArgumentException(
          "classifier: %d classes (expected: %d, the split's)"
              .formatted(classifier.classes(), split.classes()));
    }
    Evaluation seen = over(classifier, split.baseRows(test), classNames);
    Evaluation unseen = over(classifier, split.newRowsOverAll(test), classNames);
    Metric s = seen.meanClassAccuracy();
    Metric u = unseen.meanClassAccuracy();
    return new GeneralisedZeroShot(seen, unseen, s, u, HarmonicMean.of(s, u));
  }

  private static Evaluation over(Classifier classifier, Batch rows, List<String> classNames) {
    return Evaluation.of(classifier.score(rows), rows.labels(), classNames);
  }
}
