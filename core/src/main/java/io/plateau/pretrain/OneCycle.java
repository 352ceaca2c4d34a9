package io.plateau.pretrain;

/**
 * The learning rate of the one-cycle policy (Smith and Topin, 2018), with cosines for both halves:
 * from a 25th of the peak up to it, then down to a 10,000th of where it began.
 *
 * @param peak highest rate
 * @param steps length of the whole cycle
 */
record OneCycle(double peak, int steps) {

  private static final double WARM_UP = 0.08;
  private static final double START = 1.0 / 25;
  private static final double END = START / 10_000;

  /** The rate of a step, counted from 0. */
  double at(int step) {
    double rise = Math.max(1, WARM_UP * steps - 1);
    if (step <= rise) {
      return peak * between(START, 1, step / rise);
    }
    double fall = Math.max(1, steps - 1 - rise);
    return peak * between(1, END, Math.min(1, (step - rise) / fall));
  }

  /** Half a cosine wave from one value to another while {@code progress} goes from 0 to 1. */
  private static double between(double from, double to, double progress) {
    return to + (from - to) / 2 * (1 + StrictMath.cos(Math.PI * progress));
  }
}
