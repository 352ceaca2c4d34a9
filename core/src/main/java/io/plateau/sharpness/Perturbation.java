package io.plateau.sharpness;

import io.plateau.feature.Batch;
import java.io.Serializable;

/**
 * Which two gradients an executor takes of its part of the batch.
 *
 * <p>Implementations are stateless, so that a task that runs twice sends the same bits.
 */
public interface Perturbation extends Serializable {

  TwoGradients take(Objective objective, Parameters v, Batch batch);

  /** The clean gradient alone: empirical risk minimisation. */
  static Perturbation none() {
    return new NoPerturbation();
  }

  /**
   * The gradient at the point of the sphere around v where the linearised loss is largest.
   *
   * @param rho radius of the sphere, at least 0
   */
  static Perturbation sam(double rho) {
    return new SamPerturbation(rho);
  }
}
