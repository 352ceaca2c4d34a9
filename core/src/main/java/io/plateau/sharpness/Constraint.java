package io.plateau.sharpness;

import java.io.Serializable;

/** How the driver turns the means of the two gradients into the one that is stepped along. */
public interface Constraint extends Serializable {

  Combination combine(TwoGradients mean, Guide guide);

  /** {@code g = y}. */
  static Constraint clean() {
    return (mean, guide) -> Combination.all(mean.clean().values(), Branch.CLEAN);
  }

  /** {@code g = x}. */
  static Constraint perturbed() {
    return (mean, guide) -> Combination.all(mean.perturbed().values(), Branch.SAM);
  }

  /**
   * GCSCoOp's constraint.
   *
   * @param low cosine at and below which the clean gradient is taken
   * @param up cosine from which on the perturbed gradient is taken
   */
  static Constraint agreement(double low, double up) {
    return new AgreementConstraint(low, up);
  }
}
