package io.plateau.sharpness;

import io.plateau.feature.Batch;
import java.util.Optional;

/** A perturbation in the first step of a period; {@code x = y} in the others. */
record PeriodicPerturbation(Period period, Perturbation perturbation) implements Perturbation {

  @Override
  public TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide) {
    return now(guide).take(objective, v, batch, guide);
  }

  @Override
  public Optional<Perturbation> given(Parameters v, Gradient y, Guide guide) {
    return now(guide).given(v, y, guide);
  }

  private Perturbation now(Guide guide) {
    return period.begins(guide) ? perturbation : Perturbation.none();
  }
}
