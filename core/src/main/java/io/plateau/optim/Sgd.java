package io.plateau.optim;

import io.plateau.sharpness.Parameters;

/**
 * {@code d = g + weightDecay v; m = momentum m + d; v = v - learningRate m}, without dampening or
 * Nesterov's correction; m starts at zero.
 */
record Sgd(double momentum, double weightDecay) implements Optimiser {

  Sgd {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException("momentum: " + momentum + " (expected: in [0, 1))");
    }
    if (!(weightDecay >= 0)) {
      throw new IllegalArgumentException("weight-decay: " + weightDecay + " (expected: >= 0)");
    }
  }

  @Override
  public Parameters initialState(Parameters v) {
    return v.combine(v, (a, b) -> 0);
  }

  @Override
  public Update step(Parameters v, Parameters gradient, Parameters state, double learningRate) {
    Parameters decayed = gradient.plus(weightDecay, v);
    Parameters velocity = decayed.plus(momentum, state);
    return new Update(v.plus(-learningRate, velocity), velocity);
  }
}
