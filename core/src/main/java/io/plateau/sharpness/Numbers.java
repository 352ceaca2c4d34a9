package io.plateau.sharpness;

/** Checks of the numbers that rules are made of. */
final class Numbers {

  private Numbers() {}

  static void requireNonNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: a number >= 0)");
    }
  }

  /** A decay of a running mean. */
  static void requireDecay(double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException("decay: " + decay + " (expected: in [0, 1))");
    }
  }
}
