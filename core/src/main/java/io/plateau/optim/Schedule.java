package io.plateau.optim;

/** The learning rate of an epoch. */
public interface Schedule {

  /**
   * The learning rate.
   *
   * @param epoch counted from 0
   */
  double at(int epoch);

  /** The rate that was set, which the others are shares of. */
  double base();

  /** The same rate always. */
  static Schedule constant(double learningRate) {
    return new ConstantSchedule(learningRate);
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
    return new CosineWarmupSchedule(learningRate, epochs);
  }

  /** Half a cosine from the rate to zero, without warm-up: {@code lr / 2 (1 + cos(pi e / T))}. */
  static Schedule cosine(double learningRate, int epochs) {
    return new CosineSchedule(learningRate, epochs);
  }

  /**
   * A rise to the rate by equal steps, then half a cosine towards zero. The first epoch has a share
   * of the rate already; where it has none, as in VPT's release, it is lost.
   *
   * @param warmup epochs of the rise; the last of them has the rate that was set
   * @param epochs length of the whole run
   */
  static Schedule linearWarmup(double learningRate, int warmup, int epochs) {
    return new LinearWarmupSchedule(learningRate, warmup, epochs);
  }
}
