package io.plateau.jobs.config;

import static io.plateau.jobs.config.MethodNumber.ALPHA;
import static io.plateau.jobs.config.MethodNumber.DECAY;
import static io.plateau.jobs.config.MethodNumber.LAMBDA;
import static io.plateau.jobs.config.MethodNumber.LOW;
import static io.plateau.jobs.config.MethodNumber.PERIOD;
import static io.plateau.jobs.config.MethodNumber.PHI;
import static io.plateau.jobs.config.MethodNumber.RHO;
import static io.plateau.jobs.config.MethodNumber.SIGMA;
import static io.plateau.jobs.config.MethodNumber.UP;

import io.plateau.sharpness.UpdateRule;

/**
 * Which gradient a training step follows. A method ignores the numbers that it does not take.
 *
 * @param method the update rule
 * @param rho radius of the perturbation
 * @param low cosine of the two gradients up to which the agreement constraint takes the clean one;
 *     at 0 or less it never does
 * @param up cosine from which it takes the perturbed one
 * @param alpha {@code gsam}: weight of the ascent; {@code looksam}: length of what is reused;
 *     {@code sample}: step across the running mean
 * @param sigma {@code f-sam}: share of the running mean that is taken out
 * @param decay weight of the past in the running mean of {@code f-sam} and {@code sample}
 * @param phi {@code angle-sam}: degrees; 45 is SAM, more is functional, less is logit
 * @param period {@code looksam}: steps from one perturbed gradient to the next
 * @param lambda {@code prograd}: share of the conflicting component that is taken away
 * @param constraint what is made of the two gradients
 */
public record UpdateSettings(
    UpdateMethod method,
    Tuning rho,
    Tuning low,
    Tuning up,
    Tuning alpha,
    Tuning sigma,
    Tuning decay,
    Tuning phi,
    Tuning period,
    Tuning lambda,
    ConstraintChoice constraint) {

  public UpdateSettings {
    double lowest = low.or(UpdateMethod.GCSCOOP.own(LOW));
    double highest = up.or(UpdateMethod.GCSCOOP.own(UP));
    new Checks()
        .admitted(RHO, rho)
        .admitted(LOW, low)
        .admitted(UP, up)
        .admitted(ALPHA, alpha)
        .admitted(SIGMA, sigma)
        .admitted(DECAY, decay)
        .admitted(PHI, phi)
        .admitted(PERIOD, period)
        .admitted(LAMBDA, lambda)
        .that(!(lowest >= highest), "low", lowest, "less than up, which is " + highest)
        .that(
            constraint == ConstraintChoice.OWN || method.allowsAgreement(),
            "constraint",
            constraint,
            "own: %s makes something else of its gradients".formatted(Choice.name(method)))
        .verify();
  }

  /** GCSCoOp as its authors ran it. */
  public static UpdateSettings defaults() {
    return of(UpdateMethod.GCSCOOP);
  }

  /** A method as its authors ran it. */
  public static UpdateSettings of(UpdateMethod method) {
    Tuning own = Tuning.OWN;
    return new UpdateSettings(
        method, own, own, own, own, own, own, own, own, own, ConstraintChoice.OWN);
  }

  /** The rule of the method. */
  public UpdateRule rule() {
    UpdateRule rule = method.rule(this::number);
    // GCSCoOp and its functional relative have that constraint already.
    return constraint == ConstraintChoice.OWN || method.takes(LOW)
        ? rule
        : rule.withAgreement(number(LOW), number(UP));
  }

  /** The same with every number that the rule takes written out. */
  UpdateSettings resolved() {
    return new UpdateSettings(
        method,
        resolved(RHO),
        resolved(LOW),
        resolved(UP),
        resolved(ALPHA),
        resolved(SIGMA),
        resolved(DECAY),
        resolved(PHI),
        resolved(PERIOD),
        resolved(LAMBDA),
        constraint);
  }

  private Tuning resolved(MethodNumber number) {
    boolean ofConstraint =
        constraint == ConstraintChoice.AGREEMENT && UpdateMethod.GCSCOOP.takes(number);
    return method.takes(number) || ofConstraint ? Tuning.of(number(number)) : given(number);
  }

  private double number(MethodNumber number) {
    // Of what the method does not take, only the agreement constraint's bounds are asked for.
    UpdateMethod owner = method.takes(number) ? method : UpdateMethod.GCSCOOP;
    return given(number).or(owner.own(number));
  }

  private Tuning given(MethodNumber number) {
    return switch (number) {
      case RHO -> rho;
      case LOW -> low;
      case UP -> up;
      case ALPHA -> alpha;
      case SIGMA -> sigma;
      case DECAY -> decay;
      case PHI -> phi;
      case PERIOD -> period;
      case LAMBDA -> lambda;
    };
  }
}
