package io.plateau.sharpness;

import io.plateau.feature.Batch;
import java.util.Optional;

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
    return now(guide).take(objective, v, batch, guide);
  }

  @Override
  public Optional<Perturbation> given(Parameters v, Gradient y, Guide guide) {
    return now(guide).given(v, y, guide);
  }

  private Perturbation now(Guide guide) {
    return guide.step() % period == 0 ? perturbation : Perturbation.none();
  }
}
