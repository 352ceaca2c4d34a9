package io.plateau.sharpness;

import io.plateau.feature.Batch;

/** {@code x = y}. */
record NoPerturbation() implements Perturbation {

  @Override
  public TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide) {
    Gradient y = objective.gradient(v, batch);
    return new TwoGradients(y, y, batch.rows());
  }
}
