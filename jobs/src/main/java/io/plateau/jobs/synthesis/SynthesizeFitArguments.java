package io.plateau.jobs.synthesis;

import io.plateau.jobs.config.GeneratorFitSettings;

/**
 * What {@code plateau synthesize fit} was asked for.
 *
 * @param features directory of the feature set
 * @param model directory of the model, or {@code embedded}
 * @param out directory of the generator and of checkpoints
 * @param settings the effective settings
 * @param start where it begins
 */
public record SynthesizeFitArguments(
    String features, String model, String out, GeneratorFitSettings settings, Start start) {

  /** Where a run begins. */
  enum Start {
    FIRST_STEP,
    LAST_CHECKPOINT
  }
}
