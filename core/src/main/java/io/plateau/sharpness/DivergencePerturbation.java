package io.plateau.sharpness;

import io.plateau.feature.Batch;
import java.util.Optional;

/** {@code y = grad L(v)}, {@code x = grad KL(zero-shot || learned)}, both at v. */
record DivergencePerturbation() implements Perturbation {

  @Override
  public TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide) {
    try (Point here = objective.at(v, batch)) {
      return new TwoGradients(here.gradient(), divergence(here), batch.rows());
    }
  }

  @Override
  public Optional<Perturbation> given(Parameters v, Gradient y, Guide guide) {
    return Optional.of(new Given(y));
  }

  private static Gradient divergence(Point here) {
    return here.gradient(here.divergence());
  }

  private record Given(Gradient y) implements Perturbation {

    @Override
    public TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide) {
      try (Point here = objective.at(v, batch)) {
        return new TwoGradients(y, divergence(here), batch.rows());
      }
    }

    @Override
    public Optional<Perturbation> given(Parameters v, Gradient clean, Guide guide) {
      return Optional.of(new Given(clean));
    }
  }
}
