package io.plateau.continual.remedy;

import ai.djl.ndarray.NDArray;
import io.plateau.clip.Scaling;
import io.plateau.prompt.Logits.LogitLoss;

/**
 * Cross-entropy against another model's softened predictions, times T^2; {@code r = T (p - q)} over
 * the number of distributions.
 */
record SoftTargets(double temperature) {

  static void requireTemperature(double temperature) {
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException(
          "temperature: " + temperature + " (expected: a number > 0)");
    }
  }

  /** The mean over rows, each a distribution over columns. */
  LogitLoss rows(NDArray teacher, NDArray z) {
    return along(1, teacher, z);
  }

  /** The mean over columns, each a distribution over rows. */
  LogitLoss columns(NDArray teacher, NDArray z) {
    return along(0, teacher, z);
  }

  private LogitLoss along(int axis, NDArray teacher, NDArray z) {
    float cooled = (float) (1 / temperature);
    NDArray q = Scaling.times(teacher, cooled).softmax(axis);
    NDArray logP = Scaling.times(z, cooled).logSoftmax(axis);
    double distributions = z.getShape().get(1 - axis);
    return new LogitLoss(
        Scaling.times(q.mul(logP).sum(), (float) (-temperature * temperature / distributions)),
        Scaling.times(logP.exp().sub(q), (float) (temperature / distributions)));
  }
}
