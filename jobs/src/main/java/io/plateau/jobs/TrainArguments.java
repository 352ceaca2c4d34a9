package io.plateau.jobs;

import io.plateau.jobs.config.TrainSettings;

/**
 * What {@code plateau train} was asked for.
 *
 * @param features directory of the feature set
 * @param model directory of the model, or {@code embedded}
 * @param out directory of the artifact and of checkpoints
 * @param settings the effective settings
 * @param start whether to go on from a checkpoint
 */
record TrainArguments(
    String features, String model, String out, TrainSettings settings, Start start) {

  /** Where training starts. */
  enum Start {
    FRESH,
    FROM_LAST_CHECKPOINT
  }
}
