package io.plateau.sharpness;

/**
 * {@code m = decay m' + (1 - decay) y} of the clean gradients; the first one starts it.
 *
 * @param decay in [0, 1)
 */
record RunningMean(double decay) implements Memory {

  RunningMean {
    Numbers.requireDecay(decay);
  }

  static Parameters next(Parameters m, Parameters y, double decay) {
    return m.isEmpty() ? y : m.combine(y, (mi, yi) -> decay * mi + (1 - decay) * yi);
  }

  @Override
  public Parameters after(TwoGradients mean, Guide guide) {
    return next(guide.memory(), mean.clean().values(), decay);
  }
}
