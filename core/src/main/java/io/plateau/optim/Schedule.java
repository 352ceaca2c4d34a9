package io.plateau.optim;

/** The learning rate of an epoch. */
@FunctionalInterface
public interface Schedule {

  /**
   * The learning rate.
   *
   * @param epoch counted from 0
   */
  double at(int epoch);

  /** The same rate always. */
  static Schedule constant(double learningRate) {
    requirePositive(learningRate);
    return epoch -> learningRate;
  }

  /**
   * One epoch at 1e-5, then half a cosine from the rate towards zero: {@code lr / 2 (1 + cos(pi
   * (epoch - 1) / epochs))}.
   *
   * <p>Source: the releases of CoOp and its relatives.
   *
   * @param epochs length of the whole run
   */
  static Schedule cosineWarmup(double learningRate, int epochs) {
    requirePositive(learningRate);
    return epoch ->
        epoch == 0 ? 1e-5 : learningRate / 2 * (1 + Math.cos(Math.PI * (epoch - 1) / epochs));
  }

  private static void requirePositive(double learningRate) {
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException("lr: " + learningRate + " (expected: a number > 0)");
    }
  }
}
