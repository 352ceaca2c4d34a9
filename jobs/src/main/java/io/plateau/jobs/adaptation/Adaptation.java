package io.plateau.jobs.adaptation;

import io.plateau.adapter.LearnerInput;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.ClassSplit;
import io.plateau.jobs.config.LearnerSettings;

/** From rows to a classifier, by one learner. */
public final class Adaptation {

  private Adaptation() {}

  /**
   * Learns. A learner that says nothing about classes without rows is asked about the base classes
   * alone, unless all classes have rows; its classifier is then over these.
   *
   * @param input over all classes, base classes first
   * @param seed of what the learner draws
   * @throws IllegalArgumentException if such a learner lacks rows of a base class
   */
  public static Classifier fit(LearnerSettings settings, LearnerInput input, long seed) {
    boolean speaksOfAll = settings.learner().knowsUnseenClasses() || input.hasRowsOfEveryClass();
    LearnerInput known =
        speaksOfAll ? input : input.first(ClassSplit.halves(input.texts().classes()).baseClasses());
    return settings.featureLearner().fit(known, seed);
  }
}
