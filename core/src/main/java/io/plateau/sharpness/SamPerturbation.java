package io.plateau.sharpness;

import io.plateau.feature.Batch;

/**
 * {@code eps = rho y / (|y| + 1e-12)}, {@code x = grad L(v + eps)}, with the norm over all learned
 * tensors.
 *
 * <p>Source: Foret et al., Sharpness-Aware Minimization, ICLR 2021.
 *
 * @param rho radius
 */
record SamPerturbation(double rho) implements Perturbation {

  private static final double TINY = 1e-12;

  SamPerturbation {
    if (!(rho >= 0) || Double.isInfinite(rho)) {
      throw new IllegalArgumentException("rho: " + rho + " (expected: a number >= 0)");
    }
  }

  @Override
  public TwoGradients take(Objective objective, Parameters v, Batch batch) {
    Gradient y = objective.at(v, batch);
    Parameters above = v.plus(rho / (y.values().norm() + TINY), y.values());
    return new TwoGradients(y, objective.at(above, batch), batch.rows());
  }
}
