package io.plateau.sharpness;

import java.io.Serializable;

/** How the driver turns the means of the two gradients into the one that is stepped along. */
public interface Constraint extends Serializable {

  Combination combine(TwoGradients mean, Guide guide);

  /** {@code g = y}. */
  static Constraint clean() {
    return new CleanConstraint();
  }

  /** {@code g = x}. */
  static Constraint perturbed() {
    return new PerturbedConstraint();
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

  /** SAMPLe's: {@code g = y + x}. */
  static Constraint sum() {
    return new SumConstraint();
  }

  /**
   * GSAM's: x less a share of the component of y orthogonal to it.
   *
   * @param alpha that share
   */
  static Constraint surrogateGap(double alpha) {
    return new SurrogateGapConstraint(alpha);
  }

  /**
   * ProGrad's: y without what points against x, where x is the gradient of the divergence from the
   * zero-shot model.
   *
   * @param lambda share of the conflicting component that is taken away
   */
  static Constraint alignment(double lambda) {
    return new AlignmentConstraint(lambda);
  }

  /**
   * LookSAM's: x every few steps, and in between y with what {@link Memory#orthogonal} kept of the
   * last x.
   *
   * @param period steps from one x to the next
   * @param alpha length of the reused component as a share of |y|
   */
  static Constraint reuse(int period, double alpha) {
    return new ReuseConstraint(new Period(period), alpha);
  }
}
