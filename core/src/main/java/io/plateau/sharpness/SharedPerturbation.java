package io.plateau.sharpness;

import io.plateau.feature.Batch;
import java.util.Optional;

/**
 * The second gradient alone, where the first and the perturbed point are known.
 *
 * @param y the clean gradient
 * @param eps from v to the perturbed point
 */
record SharedPerturbation(Gradient y, Parameters eps, GradientPath path) implements Perturbation {

  @Override
  public TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide) {
    try (Point here = objective.at(v, batch)) {
      return second(objective, v, batch, here);
    }
  }

  TwoGradients second(Objective objective, Parameters v, Batch batch, Point here) {
    try (Point above = objective.at(v.plus(1, eps), batch)) {
      return new TwoGradients(y, path.gradient(here, y.values(), above), batch.rows());
    }
  }

  @Override
  public Optional<Perturbation> given(Parameters v, Gradient clean, Guide guide) {
    return Optional.of(new SharedPerturbation(clean, eps, path));
  }
}
