package io.plateau.sharpness;

import java.io.Serializable;

/**
 * A sharpness-aware update: what executors take, what the driver makes of it, and what it carries
 * from step to step.
 *
 * @param name as settings and reports call it
 */
public record UpdateRule(
    String name, Perturbation perturbation, Constraint constraint, Memory memory)
    implements Serializable {

  /** A rule that remembers nothing. */
  public UpdateRule(String name, Perturbation perturbation, Constraint constraint) {
    this(name, perturbation, constraint, Memory.none());
  }

  /** Plain gradient descent on the loss. */
  public static UpdateRule erm() {
    return new UpdateRule("erm", Perturbation.none(), Constraint.clean());
  }

  /** Sharpness-aware minimisation. */
  public static UpdateRule sam(double rho) {
    return new UpdateRule("sam", Perturbation.sam(rho), Constraint.perturbed());
  }

  /** Gradient-constrained sharpness-aware prompt learning. */
  public static UpdateRule gcscoop(double rho, double low, double up) {
    return new UpdateRule("gcscoop", Perturbation.sam(rho), Constraint.agreement(low, up));
  }
}
