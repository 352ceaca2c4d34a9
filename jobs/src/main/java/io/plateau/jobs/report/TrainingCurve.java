package io.plateau.jobs.report;

import io.plateau.training.StepRecord;
import java.util.List;

/**
 * The steps of one training.
 *
 * @param method method name
 * @param seed of the few-shot draw
 * @param rule what kind of steps they are, and so what there is to show
 * @param steps by rising number
 */
public record TrainingCurve(String method, long seed, Rule rule, List<StepRecord> steps) {

  /** How a method takes its steps. */
  public enum Rule {
    /** Along the plain gradient: only its loss means something. */
    PLAIN,
    /** Along the gradient at a perturbed point. */
    PERTURBED,
    /** Along what a constraint makes of both gradients, step by step. */
    CONSTRAINED
  }

  public TrainingCurve {
    steps = List.copyOf(steps);
  }

  boolean isPerturbed() {
    return rule != Rule.PLAIN;
  }

  boolean isConstrained() {
    return rule == Rule.CONSTRAINED;
  }
}
