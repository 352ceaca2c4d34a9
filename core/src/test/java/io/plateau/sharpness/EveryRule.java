package io.plateau.sharpness;

import java.util.stream.Stream;

/** The whole family, for what must hold of every rule. */
public final class EveryRule {

  static final double LOW = 0.3;
  static final double UP = 0.95;
  static final double GAP = 0.4;
  static final double DEGREES = 30;
  static final double SIGMA = 0.8;
  static final double DECAY = 0.9;
  static final int PERIOD = 3;
  static final double REUSE = 0.7;
  static final double ACROSS = 0.25;
  static final double SAMPLE_DECAY = 0.15;
  static final double LAMBDA = 0.75;

  private EveryRule() {}

  /** Every rule that perturbs, with one radius. */
  public static Stream<UpdateRule> perturbing(double rho) {
    return Stream.of(
        UpdateRule.sam(rho),
        UpdateRule.asam(rho),
        UpdateRule.gsam(rho, GAP),
        UpdateRule.gcscoop(rho, LOW, UP),
        UpdateRule.functionalSam(rho),
        UpdateRule.gcFunctionalSam(rho, LOW, UP),
        UpdateRule.logitSam(rho),
        UpdateRule.angleSam(rho, DEGREES),
        UpdateRule.preconditionedSam(rho),
        UpdateRule.preconditionedFunctionalSam(rho),
        UpdateRule.friendlySam(rho, SIGMA, DECAY),
        UpdateRule.lookSam(rho, PERIOD, REUSE),
        UpdateRule.sample(rho, ACROSS, SAMPLE_DECAY));
  }

  /** Every rule, with a radius. */
  public static Stream<UpdateRule> of(double rho) {
    return Stream.concat(Stream.of(UpdateRule.erm(), UpdateRule.proGrad(LAMBDA)), perturbing(rho));
  }

  /** Whether a rule is meant for an optimiser that keeps a second moment. */
  public static boolean isPreconditioned(UpdateRule rule) {
    return rule.name().startsWith("preconditioned");
  }
}
