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
   * The running mean of squared gradients that the state holds, for preconditioning; of no tensors
   * where the optimiser keeps none.
   */
  default Parameters secondMoment(Parameters state) {
    return Parameters.NONE;
  }

  /**
   * Stochastic gradient descent with heavy-ball momentum, as PyTorch has it.
   *
   * @param momentum in [0, 1)
   * @param weightDecay added to the gradient as {@code weightDecay * v}
   */
  static Optimiser sgd(double momentum, double weightDecay) {
    return new Sgd(momentum, weightDecay);
  }

  /**
   * Adam with decoupled weight decay, as PyTorch has it.
   *
   * @param beta1 decay of the mean gradient, in [0, 1)
   * @param beta2 decay of the mean squared gradient, in [0, 1)
   * @param epsilon added to its root
   * @param weightDecay share of the parameters that goes with every step, times the learning rate
   */
  static Optimiser adamW(double beta1, double beta2, double epsilon, double weightDecay) {
    return new AdamW(beta1, beta2, epsilon, weightDecay);
  }
}
