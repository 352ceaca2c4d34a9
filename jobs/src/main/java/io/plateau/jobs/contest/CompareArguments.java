package io.plateau.jobs.contest;

import io.plateau.jobs.config.ClassSelection;
import io.plateau.jobs.config.TrainSettings;

/**
 * What {@code plateau compare} was asked for.
 *
 * @param features directory of the feature set
 * @param model directory of the model, or {@code embedded}
 * @param out directory of the prompts and the report
 * @param contest what is compared
 * @param size how thoroughly
 * @param common the settings that all trainings share
 */
public record CompareArguments(
    String features,
    String model,
    String out,
    Contest contest,
    ExperimentSize size,
    TrainSettings common) {

  public CompareArguments {
    if (common.sampling().classes() != ClassSelection.BASE) {
      throw new IllegalArgumentException(
          "classes: all (expected: base; what was trained on is not new)");
    }
    if (common.prompt().contextPerClass()) {
      throw new IllegalArgumentException(
          "context-per-class: true (expected: false; such a context says nothing about new classes)");
    }
  }
}
