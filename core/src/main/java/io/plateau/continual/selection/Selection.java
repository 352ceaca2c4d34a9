package io.plateau.continual.selection;

import io.plateau.continual.failure.RoutingConfusion;

/**
 * A task for a sample.
 *
 * @param task from 0, in the order of training
 * @param weight in [0, 1]: how much of what the task learned is to be used; the rest is zero-shot's
 */
public record Selection(int task, double weight) {

  /** The task, or {@link RoutingConfusion#NONE} where most of the weight is zero-shot's. */
  public int routed() {
    return weight >= 0.5 ? task : RoutingConfusion.NONE;
  }
}
