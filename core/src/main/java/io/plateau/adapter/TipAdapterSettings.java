package io.plateau.adapter;

import java.io.Serializable;

/**
 * How much the cache says, where there are no validation rows to choose it on.
 *
 * @param alpha weight of the cache beside zero-shot
 * @param beta how fast an affinity falls with distance
 */
public record TipAdapterSettings(double alpha, double beta) implements Serializable {

  public TipAdapterSettings {
    if (!(alpha >= 0) || Double.isInfinite(alpha)) {
      throw new IllegalArgumentException("alpha: " + alpha + " (expected: finite and >= 0)");
    }
    if (!(beta > 0) || Double.isInfinite(beta)) {
      throw new IllegalArgumentException("beta: " + beta + " (expected: finite and > 0)");
    }
  }

  /** alpha = 1.17, beta = 1, as published. */
  public static TipAdapterSettings defaults() {
    return new TipAdapterSettings(1.17, 1);
  }
}
