package io.plateau.jobs;

import io.plateau.jobs.config.TrainSettings;

/**
 * What {@code plateau train} was asked for.
 *
 * @param features directory of the feature set
 * @param model directory of the model, or {@code embedded}
 * @param out directory of the artifact and of checkpoints
 * @param settings the effective settings
 * @param action what to do
 */
record TrainArguments(
    String features, String model, String out, TrainSettings settings, Action action)
    implements LearnArguments {

  /** What is done. */
  enum Action {
    /** Train from the first step. */
    START,
    /** Train from the last checkpoint. */
    RESUME,
    /** Say how steps would be shared among workers, and train nothing. */
    EXPLAIN
  }
}
