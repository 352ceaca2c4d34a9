package io.plateau.sharpness;

import io.plateau.feature.Batch;

/** {@code x = y}. */
record NoPerturbation() implements Perturbation {

  @Override
  public TwoGradients take(Objective objective, Parameters v, Batch batch) {
    Gradient y = objective.at(v, batch);
    return new TwoGradients(y, y, batch.rows());
  }
}
