package io.plateau.jobs.config;

import java.util.List;

/**
 * Everything that decides what training learns, beside the features and the model.
 *
 * @param update which gradient is followed
 * @param prompt what is learned
 * @param optimiser how a gradient becomes a step
 * @param sampling which rows are used
 * @param run how long, and on what
 * @param distribution how a step is spread over workers
 */
public record TrainSettings(
    UpdateSettings update,
    PromptSettings prompt,
    OptimiserSettings optimiser,
    SamplingSettings sampling,
    RunSettings run,
    DistributionSettings distribution) {

  public TrainSettings {
    new Checks()
        .that(
            !update.method().isPreconditioned() || optimiser.optimiser() != BaseOptimiser.SGD,
            "method",
            update.method(),
            "a method without preconditioning, or optimiser=adamw: sgd keeps no second moment of"
                + " the gradients to divide by")
        .verify();
  }

  /** GCSCoOp on sixteen shots. */
  public static TrainSettings defaults() {
    return new TrainSettings(
        UpdateSettings.defaults(),
        PromptSettings.defaults(),
        OptimiserSettings.defaults(),
        SamplingSettings.defaults(),
        RunSettings.defaults(),
        DistributionSettings.defaults());
  }

  /** The same with what the method takes of its own written out, to be saved with results. */
  public TrainSettings resolved() {
    return new TrainSettings(update.resolved(), prompt, optimiser, sampling, run, distribution);
  }

  /**
   * These settings with some replaced, for runs that differ in a few.
   *
   * @param assignments {@code key=value} texts
   * @throws InvalidSettingsException if anything is wrong with them
   */
  public TrainSettings with(String... assignments) {
    return SettingsBinder.bind(
        this, List.of(Layer.assignments("assignment", List.of(assignments))));
  }
}
