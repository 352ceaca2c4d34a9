package io.plateau.sharpness;

import java.io.Serializable;

/**
 * What a rule carries from step to step on the driver. It starts empty, goes out to executors with
 * every step's {@link Guide} and is saved in checkpoints.
 */
public interface Memory extends Serializable {

  /** What is remembered after a step, given the step's gradients and what was remembered before. */
  Parameters after(TwoGradients mean, Guide guide);

  /** Nothing. */
  static Memory none() {
    return new NoMemory();
  }

  /**
   * The running mean of the clean gradients.
   *
   * @param decay weight of the past, in [0, 1)
   */
  static Memory runningMean(double decay) {
    return new RunningMean(decay);
  }

  /**
   * The component of the perturbed gradient orthogonal to the clean one, renewed every few steps.
   *
   * @param period steps from one renewal to the next
   */
  static Memory orthogonal(int period) {
    return new OrthogonalMemory(new Period(period));
  }
}
