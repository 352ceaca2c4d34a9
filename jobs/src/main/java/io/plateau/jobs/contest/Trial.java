package io.plateau.jobs.contest;

import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.report.MethodRun;
import io.plateau.jobs.report.TrainingCurve.Rule;

/**
 * One training of an experiment.
 *
 * @param method as reports call it
 * @param rule what there is to show of its steps
 * @param seed of the few-shot draw
 * @param rho radius of the perturbation, 0 where nothing is perturbed
 * @param directory below the experiment's
 * @param settings of the training, seed and radius included
 */
record Trial(
    String method, Rule rule, long seed, double rho, String directory, TrainSettings settings) {

  /** The row of results it belongs to, still without scores. */
  MethodRun run() {
    return MethodRun.seeded(method, seed);
  }

  /** Its name in the log. */
  @Override
  public String toString() {
    return rho > 0
        ? "%s, rho %s, seed %d".formatted(method, rho, seed)
        : "%s, seed %d".formatted(method, seed);
  }
}
