package io.plateau.jobs.continual;

import io.plateau.continual.scenario.ScenarioPlan;
import io.plateau.jobs.config.ContinualSettings;

/**
 * What {@code plateau continual} was asked for.
 *
 * @param plan the stream, as its file has it
 * @param model directory of the model, or {@code embedded}
 * @param out directory of the results
 * @param settings what learns, and how
 * @param action what to do
 */
record ContinualArguments(
    ScenarioPlan plan, String model, String out, ContinualSettings settings, Action action) {

  /** What is done. */
  enum Action {
    /** Learn from the first task. */
    START,
    /** Go on after what is saved in the directory. */
    RESUME
  }
}
