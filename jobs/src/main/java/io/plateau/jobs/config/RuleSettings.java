package io.plateau.jobs.config;

import io.plateau.sharpness.UpdateRule;

/**
 * Which gradient a step follows where {@code method} says something else. The numbers are those of
 * {@link UpdateSettings}.
 *
 * @param rule the update rule
 */
public record RuleSettings(
    UpdateMethod rule,
    Tuning rho,
    Tuning low,
    Tuning up,
    Tuning alpha,
    Tuning sigma,
    Tuning decay,
    Tuning phi,
    Tuning period,
    Tuning lambda) {

  public RuleSettings {
    new Checks()
        .that(
            !rule.isPreconditioned(),
            "rule",
            rule,
            "a rule without preconditioning: sgd keeps no second moment of the gradients to divide"
                + " by")
        .verify();
    update(rule, rho, low, up, alpha, sigma, decay, phi, period, lambda); // has checks of its own
  }

  /** Plain gradient descent, as TOAST has it. */
  public static RuleSettings defaults() {
    Tuning own = Tuning.OWN;
    return new RuleSettings(UpdateMethod.ERM, own, own, own, own, own, own, own, own, own);
  }

  /** The rule. */
  public UpdateRule updateRule() {
    return update(rule, rho, low, up, alpha, sigma, decay, phi, period, lambda).rule();
  }

  private static UpdateSettings update(
      UpdateMethod rule,
      Tuning rho,
      Tuning low,
      Tuning up,
      Tuning alpha,
      Tuning sigma,
      Tuning decay,
      Tuning phi,
      Tuning period,
      Tuning lambda) {
    return new UpdateSettings(
        rule, rho, low, up, alpha, sigma, decay, phi, period, lambda, ConstraintChoice.OWN);
  }
}
