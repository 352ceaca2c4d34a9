package io.plateau.training;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Objective;

/**
 * What a worker works with.
 *
 * @param training all rows a step can name
 */
public record Worker(Objective objective, Batch training) {

  /** A worker's share of a step's rows; of no rows where there are more parts than rows. */
  Batch share(Step step, int part, int parts) {
    return training.select(step.part(part, parts));
  }
}
