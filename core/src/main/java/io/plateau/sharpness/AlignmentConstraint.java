package io.plateau.sharpness;

import io.plateau.tensor.HostTensor;

/**
 * Lets no tensor of the clean gradient y point against the gradient b of the divergence from the
 * zero-shot model:
 *
 * <pre>
 *   y.b &lt; 0    g = y - lambda y.b / |b|^2 b
 *   else       g = y
 * </pre>
 *
 * <p>Source: Zhu et al., Prompt-aligned Gradient for Prompt Tuning, ICCV 2023, and its release,
 * which decides per tensor.
 *
 * @param lambda share of the conflicting component that is taken away; 1 takes all of it
 */
record AlignmentConstraint(double lambda) implements TensorConstraint {

  AlignmentConstraint {
    Numbers.requireNonNegative("lambda", lambda);
  }

  @Override
  public Choice choose(HostTensor y, HostTensor b) {
    double product = Parameters.dot(y.values(), b.values());
    if (product >= 0) {
      return new Choice(y, Branch.CLEAN);
    }
    double share = lambda * product / Parameters.dot(b.values(), b.values());
    return new Choice(Parameters.combine(y, b, (yi, bi) -> yi - share * bi), Branch.PROJECTED);
  }
}
