package io.plateau.jobs.config;

import java.util.List;

/**
 * Everything that decides what is learned from cached features, beside these.
 *
 * @param method the learner and its numbers
 * @param draw which rows it gets
 * @param template the prompt that gives the classes' text features
 * @param threads of the driver; 0 takes all its cores
 */
public record AdaptSettings(
    LearnerSettings method, DrawSettings draw, String template, int threads) {

  public AdaptSettings {
    new Checks()
        .that(template.contains("{}"), "template", template, "a text with {} for the class name")
        .atLeast(0, "threads", threads)
        .verify();
  }

  /** GDA on sixteen shots. */
  public static AdaptSettings defaults() {
    return new AdaptSettings(
        LearnerSettings.defaults(), DrawSettings.defaults(), "a photo of a {}.", 0);
  }

  /** The same with what the learner takes of its own written out, to be saved with results. */
  public AdaptSettings resolved() {
    return new AdaptSettings(method.resolved(), draw, template, threads);
  }

  /**
   * These settings with some replaced.
   *
   * @param assignments {@code key=value} texts
   * @throws InvalidSettingsException if anything is wrong with them
   */
  public AdaptSettings with(String... assignments) {
    return SettingsBinder.bind(
        this, List.of(Layer.assignments("assignment", List.of(assignments))));
  }
}
