package io.plateau.jobs;

import io.plateau.jobs.config.SteerSettings;

/**
 * What {@code plateau train} was asked for with a method of attention steering.
 *
 * @param features directory of the feature set
 * @param model directory of the model, or {@code embedded}
 * @param out directory of the artifact and of checkpoints
 * @param settings the effective settings
 * @param start where it begins
 */
record SteerArguments(
    String features, String model, String out, SteerSettings settings, Start start)
    implements LearnArguments {

  /** Where a run begins. */
  enum Start {
    FIRST_STEP,
    LAST_CHECKPOINT
  }
}
