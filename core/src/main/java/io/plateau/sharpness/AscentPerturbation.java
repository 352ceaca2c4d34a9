package io.plateau.sharpness;

import io.plateau.feature.Batch;
import java.util.Optional;

/** {@code y = grad L(v)}; x on the way to {@code v + eps}. */
record AscentPerturbation(Ascent ascent, GradientPath path) implements Perturbation {

  @Override
  public TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide) {
    try (Point here = objective.at(v, batch)) {
      Gradient y = here.gradient();
      return shared(v, y, guide).second(objective, v, batch, here);
    }
  }

  @Override
  public Optional<Perturbation> given(Parameters v, Gradient y, Guide guide) {
    return Optional.of(shared(v, y, guide));
  }

  private SharedPerturbation shared(Parameters v, Gradient y, Guide guide) {
    return new SharedPerturbation(y, ascent.offset(v, y.values(), guide), path);
  }
}
