package io.plateau.sharpness;

import java.io.Serializable;

/**
 * What the driver tells about a step beside the parameters.
 *
 * @param step counted from 0 over the whole run
 * @param relativeLearningRate this step's learning rate as a share of the one that was set
 * @param memory what the rule's {@link Memory} holds; of no tensors where it holds nothing
 * @param secondMoment the base optimiser's mean of squared gradients before this step; of no
 *     tensors where it keeps none
 */
public record Guide(
    long step, double relativeLearningRate, Parameters memory, Parameters secondMoment)
    implements Serializable {

  /** A first step, with nothing remembered. */
  public static Guide first() {
    return new Guide(0, 1, Parameters.NONE, Parameters.NONE);
  }
}
