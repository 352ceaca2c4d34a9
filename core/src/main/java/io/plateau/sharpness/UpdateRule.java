package io.plateau.sharpness;

import java.io.Serializable;

/**
 * A sharpness-aware update: what executors take, what the driver makes of it, and what it carries
 * from step to step. With a radius of 0 (ProGrad: with lambda 0) every rule is {@link #erm}, to the
 * bit.
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
    return following("sam", Ascent.sam(rho), GradientPath.full());
  }

  /** SAM in units of the parameters' own sizes. */
  public static UpdateRule asam(double rho) {
    return following("asam", Ascent.adaptive(rho), GradientPath.full());
  }

  /**
   * SAM with a radius that follows the learning rate and an ascent that narrows the surrogate gap.
   */
  public static UpdateRule gsam(double rho, double alpha) {
    return new UpdateRule(
        "gsam",
        Perturbation.of(Ascent.followingLearningRate(rho), GradientPath.full()),
        Constraint.surrogateGap(alpha));
  }

  /** Gradient-constrained sharpness-aware prompt learning: SAM under the agreement constraint. */
  public static UpdateRule gcscoop(double rho, double low, double up) {
    return new UpdateRule("gcscoop", Perturbation.sam(rho), Constraint.agreement(low, up));
  }

  /** SAM's perturbation, of which the Jacobian's half is taken. */
  public static UpdateRule functionalSam(double rho) {
    return following("functional-sam", Ascent.sam(rho), GradientPath.functional());
  }

  /** Functional-SAM under the agreement constraint. */
  public static UpdateRule gcFunctionalSam(double rho, double low, double up) {
    return functionalSam(rho).withAgreement(low, up);
  }

  /** SAM's perturbation, of which the loss derivative's half is taken. */
  public static UpdateRule logitSam(double rho) {
    return following("logit-sam", Ascent.sam(rho), GradientPath.logit());
  }

  /**
   * SAM's perturbation, its halves mixed.
   *
   * @param degrees see {@link GradientPath#angle}
   */
  public static UpdateRule angleSam(double rho, double degrees) {
    return following("angle-sam", Ascent.sam(rho), GradientPath.angle(degrees));
  }

  /** SAM in units of the base optimiser's step sizes; needs one that keeps a second moment. */
  public static UpdateRule preconditionedSam(double rho) {
    return following("preconditioned-sam", Ascent.preconditioned(rho), GradientPath.full());
  }

  /** {@link #preconditionedSam}, of which the Jacobian's half is taken. */
  public static UpdateRule preconditionedFunctionalSam(double rho) {
    return following(
        "preconditioned-functional-sam", Ascent.preconditioned(rho), GradientPath.functional());
  }

  /**
   * F-SAM: SAM along what is new in the gradient.
   *
   * @param decay of the running mean that is taken out
   */
  public static UpdateRule friendlySam(double rho, double sigma, double decay) {
    return new UpdateRule(
        "f-sam",
        Perturbation.of(Ascent.friendly(rho, sigma), GradientPath.full()),
        Constraint.perturbed(),
        Memory.runningMean(decay));
  }

  /** LookSAM: SAM every few steps, its effect reused in between. */
  public static UpdateRule lookSam(double rho, int period, double alpha) {
    return new UpdateRule(
        "looksam",
        Perturbation.every(period, Perturbation.sam(rho)),
        Constraint.reuse(period, alpha),
        Memory.orthogonal(period));
  }

  /** SAMPLe: the sum of the gradients at v and at a point that heeds the running mean. */
  public static UpdateRule sample(double rho, double alpha, double decay) {
    return new UpdateRule(
        "sample",
        Perturbation.of(Ascent.sample(rho, alpha, decay), GradientPath.full()),
        // Without a radius x is y, and their sum would be a step of twice the length.
        rho == 0 ? Constraint.clean() : Constraint.sum(),
        Memory.runningMean(decay));
  }

  /** ProGrad: never against the zero-shot model's general knowledge. */
  public static UpdateRule proGrad(double lambda) {
    return new UpdateRule("prograd", Perturbation.divergence(), Constraint.alignment(lambda));
  }

  private static UpdateRule following(String name, Ascent ascent, GradientPath path) {
    return new UpdateRule(name, Perturbation.of(ascent, path), Constraint.perturbed());
  }

  /**
   * This rule under GCSCoOp's constraint, {@code gc-} before its name.
   *
   * @throws IllegalArgumentException when the rule makes something else of its gradients already
   */
  public UpdateRule withAgreement(double low, double up) {
    if (!(constraint instanceof PerturbedConstraint)) {
      throw new IllegalArgumentException(
          "Cannot constrain %s by agreement: it has a constraint of its own, %s. Choose a rule that follows the perturbed gradient as it is, such as sam."
              .formatted(name, constraint));
    }
    return new UpdateRule("gc-" + name, perturbation, Constraint.agreement(low, up), memory);
  }
}
