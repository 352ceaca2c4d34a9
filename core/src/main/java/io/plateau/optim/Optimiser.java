package io.plateau.optim;

import io.plateau.sharpness.Parameters;

/** A first-order update. Implementations keep no state: it goes in and comes out of every step. */
public interface Optimiser {

  /**
   * A new point and the state that leads on from it.
   *
   * @param state what the next step needs, named after the tensors; saved in checkpoints
   */
  record Update(Parameters parameters, Parameters state) {}

  /** The state before the first step. */
  Parameters initialState(Parameters v);

  /**
   * One step.
   *
   * @param learningRate of this step, from a {@link Schedule}
   */
  Update step(Parameters v, Parameters gradient, Parameters state, double learningRate);

  /**
   * Stochastic gradient descent with heavy-ball momentum, as PyTorch has it.
   *
   * @param momentum in [0, 1)
   * @param weightDecay added to the gradient as {@code weightDecay * v}
   */
  static Optimiser sgd(double momentum, double weightDecay) {
    return new Sgd(momentum, weightDecay);
  }
}
