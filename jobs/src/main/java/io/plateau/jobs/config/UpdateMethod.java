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
import java.util.Map;
import java.util.function.Function;

/**
 * The update rules by name, each with the numbers that it takes and their published values: of the
 * prompt-learning release where there is one, else a radius of 0.1 (ASAM, whose unit is another:
 * ten times that) and what the rule's own authors or their release took.
 */
@SuppressWarnings("ImmutableEnumChecker") // its maps and functions are made here and stay
public enum UpdateMethod {
  /** Plain gradient descent on the loss, as CoOp has it. */
  ERM(Map.of(), n -> UpdateRule.erm()),
  /** Sharpness-aware minimisation. */
  SAM(Map.of(RHO, 0.1), n -> UpdateRule.sam(n.of(RHO))),
  /** SAM in units of the parameters' sizes. */
  ASAM(Map.of(RHO, 1.0), n -> UpdateRule.asam(n.of(RHO))),
  /** SAM that narrows the surrogate gap. */
  GSAM(Map.of(RHO, 0.1, ALPHA, 0.2), n -> UpdateRule.gsam(n.of(RHO), n.of(ALPHA))),
  /** SAM under the agreement constraint. */
  GCSCOOP(
      Map.of(RHO, 0.1, LOW, 0.5, UP, 0.8), n -> UpdateRule.gcscoop(n.of(RHO), n.of(LOW), n.of(UP))),
  /** The half of SAM that moves the text features' geometry. */
  FUNCTIONAL_SAM(Map.of(RHO, 0.1), n -> UpdateRule.functionalSam(n.of(RHO))),
  /** Functional-SAM under the agreement constraint. */
  GC_FUNCTIONAL_SAM(
      Map.of(RHO, 0.1, LOW, 0.5, UP, 0.8),
      n -> UpdateRule.gcFunctionalSam(n.of(RHO), n.of(LOW), n.of(UP))),
  /** The half of SAM that moves the predictions. */
  LOGIT_SAM(Map.of(RHO, 0.1), n -> UpdateRule.logitSam(n.of(RHO))),
  /** Both halves in a mixture. */
  ANGLE_SAM(Map.of(RHO, 0.1, PHI, 45.0), n -> UpdateRule.angleSam(n.of(RHO), n.of(PHI))),
  /** SAM in units of AdamW's steps. */
  PRECONDITIONED_SAM(Map.of(RHO, 0.1), n -> UpdateRule.preconditionedSam(n.of(RHO))),
  /** Functional-SAM in units of AdamW's steps. */
  PRECONDITIONED_FUNCTIONAL_SAM(
      Map.of(RHO, 0.1), n -> UpdateRule.preconditionedFunctionalSam(n.of(RHO))),
  /** SAM along what is new in the gradient. */
  F_SAM(
      Map.of(RHO, 0.1, SIGMA, 1.0, DECAY, 0.9),
      n -> UpdateRule.friendlySam(n.of(RHO), n.of(SIGMA), n.of(DECAY))),
  /** SAM every few steps, reused in between. */
  LOOKSAM(
      Map.of(RHO, 0.1, PERIOD, 5.0, ALPHA, 0.7),
      n -> UpdateRule.lookSam(n.of(RHO), (int) n.of(PERIOD), n.of(ALPHA))),
  /** SAMPLe. */
  SAMPLE(
      Map.of(RHO, 0.05, ALPHA, 0.0015, DECAY, 0.15),
      n -> UpdateRule.sample(n.of(RHO), n.of(ALPHA), n.of(DECAY))),
  /** The loss's gradient without what goes against the zero-shot model. */
  PROGRAD(Map.of(LAMBDA, 1.0), n -> UpdateRule.proGrad(n.of(LAMBDA)));

  private final Map<MethodNumber, Double> own;
  private final Function<Numbers, UpdateRule> rule;

  /** The values that a rule is made with. */
  @FunctionalInterface
  interface Numbers {
    double of(MethodNumber number);
  }

  UpdateMethod(Map<MethodNumber, Double> own, Function<Numbers, UpdateRule> rule) {
    this.own = own;
    this.rule = rule;
  }

  UpdateRule rule(Numbers numbers) {
    return rule.apply(numbers);
  }

  boolean takes(MethodNumber number) {
    return own.containsKey(number);
  }

  /** The published value of a number that the method takes. */
  double own(MethodNumber number) {
    return own.get(number);
  }

  /** Whether the rule follows its perturbed gradient as it is, or under agreement already. */
  boolean allowsAgreement() {
    return switch (this) {
      case ERM, GSAM, LOOKSAM, SAMPLE, PROGRAD -> false;
      default -> true;
    };
  }

  /** How often a step runs the text tower at most. */
  public int passes() {
    return switch (this) {
      case ERM -> 1;
      // The half that keeps v's Jacobian needs it once more.
      case LOGIT_SAM, ANGLE_SAM -> 3;
      default -> 2;
    };
  }

  /** Whether the base optimiser has to keep a second moment. */
  boolean isPreconditioned() {
    return this == PRECONDITIONED_SAM || this == PRECONDITIONED_FUNCTIONAL_SAM;
  }
}
