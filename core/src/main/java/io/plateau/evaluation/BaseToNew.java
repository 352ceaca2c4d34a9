package io.plateau.evaluation;

import io.plateau.feature.Batch;
import io.plateau.feature.ClassSplit;
import java.util.List;

/**
 * The base-to-new protocol: rows of base classes scored over the base names only, rows of new
 * classes over the new names only.
 *
 * @param base on the base classes
 * @param newClasses on the new classes
 * @param h harmonic mean of the two accuracies
 */
public record BaseToNew(Evaluation base, Evaluation newClasses, Metric h) {

  public static BaseToNew of(Evaluation base, Evaluation newClasses) {
    return new BaseToNew(base, newClasses, HarmonicMean.of(base.accuracy(), newClasses.accuracy()));
  }

  /**
   * Scores test rows of all classes.
   *
   * @param classifier over all classes, base classes first
   * @param test rows with labels over all classes
   * @param classNames names of all classes
   */
  public static BaseToNew of(
      Classifier classifier, Batch test, ClassSplit split, List<String> classNames) {
    if (classifier.classes() != split.classes()) {
      throw new IllegalArgumentException(
          "classifier: %d classes (expected: %d, the split's)"
              .formatted(classifier.classes(), split.classes()));
    }
    Batch baseRows = split.baseRows(test);
    Batch newRows = split.newRows(test);
    Classifier overBase = classifier.over(0, split.baseClasses());
    Classifier overNew = classifier.over(split.baseClasses(), split.classes());
    return of(
        Evaluation.of(overBase.score(baseRows), baseRows.labels(), split.baseOf(classNames)),
        Evaluation.of(overNew.score(newRows), newRows.labels(), split.newOf(classNames)));
  }
}
