package io.plateau.training;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;
import java.util.Optional;

/**
 * What one worker does in a step: its part of the batch, its own perturbation, two gradients.
 *
 * @param training all rows a step can name
 */
public record PartWorker(Objective objective, Perturbation perturbation, Batch training) {

  /** The gradients of one part; empty where the part has no rows. */
  public Optional<TwoGradients> take(Parameters v, Step step, int part, int parts) {
    int[] rows = step.part(part, parts);
    return rows.length == 0
        ? Optional.empty()
        : Optional.of(perturbation.take(objective, v, training.select(rows)));
  }
}
