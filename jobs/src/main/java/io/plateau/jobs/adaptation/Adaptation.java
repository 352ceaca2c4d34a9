package io.plateau.jobs.adaptation;

import io.plateau.adapter.ClassTexts;
import io.plateau.adapter.DistributedSum;
import io.plateau.adapter.GaussianDiscriminant;
import io.plateau.adapter.LearnerInput;
import io.plateau.adapter.NearestClassMean;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.ClassSplit;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.LearnerKind;
import io.plateau.jobs.config.LearnerSettings;
import java.util.stream.IntStream;

/** From rows to a classifier, by one learner. */
public final class Adaptation {

  private Adaptation() {}

  /**
   * Learns. A learner that says nothing about classes without rows is asked about the base classes
   * alone where no other class has rows; its classifier is then over these.
   *
   * @param input over all classes, base classes first
   * @param seed of what the learner draws
   * @throws IllegalArgumentException if such a learner lacks rows of another class
   */
  public static Classifier fit(LearnerSettings settings, LearnerInput input, long seed) {
    ClassSplit split = ClassSplit.halves(input.texts().classes());
    boolean baseAlone =
        !settings.learner().knowsUnseenClasses()
            && IntStream.of(input.train().batch().labels()).allMatch(split::isBase);
    LearnerInput known = baseAlone ? input.first(split.baseClasses()) : input;
    return settings.featureLearner().fit(known, seed);
  }

  /**
   * Solves a closed form over rows that lie anywhere.
   *
   * @param rows of the first {@code classes} classes
   * @param validation of the same classes; may be empty
   * @throws IllegalArgumentException if the learner is no closed form
   */
  public static Classifier solve(
      LearnerSettings settings,
      ClassTexts texts,
      DistributedSum rows,
      int classes,
      FeatureTable validation) {
    if (settings.learner() == LearnerKind.GDA) {
      return new GaussianDiscriminant(settings.gda()).fit(texts, rows, validation);
    }
    if (settings.learner() == LearnerKind.NEAREST_CLASS_MEAN) {
      return new NearestClassMean().fit(texts.select(IntStream.range(0, classes).toArray()), rows);
    }
    throw new IllegalArgumentException(
        "learner: %s (expected: a closed form)".formatted(settings.learner().label()));
  }
}
