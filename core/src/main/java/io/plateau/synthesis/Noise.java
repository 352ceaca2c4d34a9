package io.plateau.synthesis;

import java.util.Random;
import java.util.SplittableRandom;

/** Random numbers that depend on a key alone: who draws them, and when, is of no account. */
final class Noise {

  private Noise() {}

  /**
   * Standard normal values.
   *
   * @param values written to, {@code count} of them from {@code from} on
   * @param key what tells these values from others
   */
  static void normal(float[] values, int from, int count, long... key) {
    // Its values are specified to the bit, which those of newer generators are not.
    Random random = new Random(mixed(key));
    for (int i = from; i < from + count; i++) {
      values[i] = (float) random.nextGaussian();
    }
  }

  /** Uniform draws for a key. */
  static SplittableRandom uniform(long... key) {
    return new SplittableRandom(mixed(key));
  }

  private static long mixed(long... key) {
    long mixed = key.length;
    for (long part : key) {
      mixed = new SplittableRandom(mixed ^ part).nextLong();
    }
    return mixed;
  }
}
