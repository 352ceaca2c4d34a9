package io.plateau.world;

import java.util.List;
import java.util.SplittableRandom;

/** Random numbers that depend on what they are for and on nothing that was drawn before. */
final class Draws {

  private Draws() {}

  /** A generator for item {@code index} of the named stream, the same whatever the order. */
  static SplittableRandom of(long seed, String stream, int index) {
    long key = mixed(mixed(seed) ^ stream.hashCode());
    return new SplittableRandom(mixed(key ^ index));
  }

  static <T> T oneOf(List<T> items, SplittableRandom random) {
    return items.get(random.nextInt(items.size()));
  }

  static boolean chance(double probability, SplittableRandom random) {
    return random.nextDouble() < probability;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014): neighbours become unrelated. */
  private static long mixed(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
