package io.plateau.sharpness;

import io.plateau.feature.Batch;

/** {@code y = grad L(v)}; x on the way to {@code v + eps}. */
record AscentPerturbation(Ascent ascent, GradientPath path) implements Perturbation {

  @Override
  public TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide) {
    try (Point here = objective.at(v, batch)) {
      Gradient y = here.gradient();
      Parameters eps = ascent.offset(v, y.values(), guide);
      try (Point above = objective.at(v.plus(1, eps), batch)) {
        return new TwoGradients(y, path.gradient(here, y.values(), above), batch.rows());
      }
    }
  }
}
