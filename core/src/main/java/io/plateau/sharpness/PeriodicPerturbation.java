package io.plateau.sharpness;

import io.plateau.feature.Batch;

/**
 * A perturbation in steps 0, period, 2 period and so on; {@code x = y} in the others.
 *
 * @param period at least 1
 */
record PeriodicPerturbation(int period, Perturbation perturbation) implements Perturbation {

  PeriodicPerturbation {
    if (period < 1) {
      throw new IllegalArgumentException("period: " + period + " (expected: >= 1)");
    }
  }

  @Override
  public TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide) {
    Perturbation now = guide.step() % period == 0 ? perturbation : Perturbation.none();
    return now.take(objective, v, batch, guide);
  }
}
