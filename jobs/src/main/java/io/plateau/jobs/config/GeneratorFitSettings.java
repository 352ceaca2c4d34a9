package io.plateau.jobs.config;

import java.util.List;

/**
 * Everything that decides what a generator of synthetic features learns, beside the features and
 * the model.
 *
 * @param vae how it is learned
 * @param data what from
 * @param execution on what
 */
public record GeneratorFitSettings(
    VaeSettings vae, ShotSettings data, ExecutionSettings execution) {

  /** SHIP's release. */
  public static GeneratorFitSettings defaults() {
    return new GeneratorFitSettings(
        VaeSettings.defaults(), ShotSettings.defaults(), ExecutionSettings.defaults());
  }

  /**
   * These settings with some replaced, for runs that differ in a few.
   *
   * @param assignments {@code key=value} texts
   * @throws InvalidSettingsException if anything is wrong with them
   */
  public GeneratorFitSettings with(String... assignments) {
    return SettingsBinder.bind(
        this, List.of(Layer.assignments("assignment", List.of(assignments))));
  }
}
