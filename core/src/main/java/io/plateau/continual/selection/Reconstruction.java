package io.plateau.continual.selection;

import java.io.Serializable;

/**
 * What a task's features look like to an auto-encoder.
 *
 * @param encoder of the task
 * @param limit the error up to which a feature may be one of the task's, a quantile of those of
 *     held-out features; {@code > 0}
 */
public record Reconstruction(LinearAutoEncoder encoder, double limit) implements Serializable {

  public Reconstruction {
    if (!(limit > 0) || Double.isInfinite(limit)) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: finite and > 0)");
    }
  }

  /** Error in units of the limit. */
  double relativeError(double[] x) {
    return encoder.error(x) / limit;
  }
}
