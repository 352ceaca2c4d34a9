package io.plateau.continual.metric;

import io.plateau.evaluation.Metric;

/**
 * A number and where it lies with some confidence.
 *
 * @param estimate on the samples themselves
 * @param low undefined as the estimate is
 * @param high undefined as the estimate is
 * @param level confidence, such as 0.95
 */
public record Interval(Metric estimate, Metric low, Metric high, double level) {

  /** Of a number without a value, for its reason. */
  static Interval undefined(Metric estimate, double level) {
    return new Interval(estimate, estimate, estimate, level);
  }

  /** Whether it leaves 0 out: the sign of a difference is then more than chance. */
  public boolean isClear() {
    return estimate.isDefined() && (low.orElseThrow() > 0 || high.orElseThrow() < 0);
  }
}
