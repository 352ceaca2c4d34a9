package io.plateau.sharpness;

import io.plateau.feature.Batch;
import java.io.Serializable;
import java.util.Optional;

/**
 * Which two gradients an executor takes of its part of the batch.
 *
 * <p>Implementations are stateless, so that a task that runs twice sends the same bits.
 */
public interface Perturbation extends Serializable {

  TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide);

  /**
   * What is left to take once y is known, for workers that are to share one perturbation.
   *
   * @param y the clean gradient of the whole batch
   * @return empty where x is y
   */
  Optional<Perturbation> given(Parameters v, Gradient y, Guide guide);

  /** The clean gradient alone: empirical risk minimisation. */
  static Perturbation none() {
    return new NoPerturbation();
  }

  /** The clean gradient, and one on the way to a point nearby. */
  static Perturbation of(Ascent ascent, GradientPath path) {
    return new AscentPerturbation(ascent, path);
  }

  /** The gradient at the point of the sphere around v where the linearised loss is largest. */
  static Perturbation sam(double rho) {
    return of(Ascent.sam(rho), GradientPath.full());
  }

  /** The clean gradient, and that of the divergence from the zero-shot model. */
  static Perturbation divergence() {
    return new DivergencePerturbation();
  }

  /**
   * A perturbation on the first of every few steps, none on the others.
   *
   * @param period steps from one to the next
   */
  static Perturbation every(int period, Perturbation perturbation) {
    return new PeriodicPerturbation(new Period(period), perturbation);
  }
}
