package io.plateau.sharpness;

import io.plateau.feature.Batch;

/** {@code y = grad L(v)}, {@code x = grad KL(zero-shot || learned)}, both at v. */
record DivergencePerturbation() implements Perturbation {

  @Override
  public TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide) {
    try (Point here = objective.at(v, batch)) {
      return new TwoGradients(here.gradient(), here.gradient(here.divergence()), batch.rows());
    }
  }
}
