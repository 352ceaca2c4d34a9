package io.plateau.continual.remedy;

import io.plateau.sharpness.Parameters;

/**
 * Elastic weight consolidation: {@code lambda sum F (v - v*)^2}, with F how much the tasks before
 * care for each parameter.
 *
 * <p>Source: Kirkpatrick et al., Overcoming catastrophic forgetting in neural networks, PNAS 2017;
 * online as in Schwarz et al., Progress and Compress, ICML 2018, with one F and one v* for all
 * tasks before.
 *
 * @param weights F, none below 0
 * @param anchor v*
 * @param lambda strength
 */
public record QuadraticPenalty(Parameters weights, Parameters anchor, double lambda)
    implements ParameterPenalty {

  private static final long serialVersionUID = 1L;

  public QuadraticPenalty {
    if (!(lambda >= 0) || Double.isInfinite(lambda)) {
      throw new IllegalArgumentException("lambda: " + lambda + " (expected: a number >= 0)");
    }
  }

  @Override
  public double value(Parameters v) {
    return gradient(v).dot(v.plus(-1, anchor)) / 2;
  }

  /** {@code 2 lambda F (v - v*)}. */
  @Override
  public Parameters gradient(Parameters v) {
    return v.plus(-1, anchor).combine(weights, (moved, f) -> 2 * lambda * f * moved);
  }
}
