package io.plateau.sharpness;

/**
 * A sharpness-aware update: what executors take and what the driver makes of it.
 *
 * @param name as settings and reports call it
 */
public record UpdateRule(String name, Perturbation perturbation, Constraint constraint) {

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
