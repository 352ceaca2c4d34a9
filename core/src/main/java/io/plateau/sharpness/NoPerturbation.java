package io.plateau.sharpness;

import io.plateau.feature.Batch;
import java.util.Optional;

/** {@code x = y}. */
record NoPerturbation() implements Perturbation {

  @Override
  public TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide) {
    Gradient y = objective.gradient(v, batch);
    return new TwoGradients(y, y, batch.rows());
  }

  @Override
  public Optional<Perturbation> given(Parameters v, Gradient y, Guide guide) {
    return Optional.empty();
  }
}
