package io.plateau.feature;

import java.util.stream.IntStream;

/**
 * NumPy's {@code RandomState(seed).permutation}, draw for draw, so that class orders are the ones
 * that published results were measured on.
 *
 * <p>Source: NumPy 2, {@code random/mtrand.pyx} and {@code random/src/mt19937/mt19937.c}. The
 * generator is MT19937 (Matsumoto and Nishimura 1998) seeded by {@code init_genrand}; libraries
 * have it with {@code init_by_array} alone, which gives another stream. Not thread-safe: it is one
 * stream.
 */
public final class NumpyRandom {

  private static final int SIZE = 624;
  private static final int SHIFT = 397;
  private static final int TWIST = 0x9908b0df;
  private static final int UPPER = 0x80000000;
  private static final long MAXIMAL_SEED = 0xffffffffL;

  private final int[] state = new int[SIZE];
  private int next = SIZE;

  /**
   * The stream of a seed.
   *
   * @throws IllegalArgumentException if the seed is negative or above 2^32 - 1, as NumPy's may not
   */
  public NumpyRandom(long seed) {
    if (seed < 0 || seed > MAXIMAL_SEED) {
      throw new IllegalArgumentException(
          "seed: %d (expected: 0 to %d)".formatted(seed, MAXIMAL_SEED));
    }
    state[0] = (int) seed;
    for (int i = 1; i < SIZE; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  /** {@code permutation(count)}: 0 to {@code count - 1} in the order drawn. */
  public int[] permutation(int count) {
    int[] order = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int j = upTo(i);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /** {@code random_interval}: uniform in [0, bound], {@code bound >= 1}, by rejection. */
  private int upTo(int bound) {
    int mask = -1 >>> Integer.numberOfLeadingZeros(bound);
    int value = bits() & mask;
    while (value > bound) {
      value = bits() & mask;
    }
    return value;
  }

  /** The next 32 bits. */
  private int bits() {
    if (next == SIZE) {
      twist();
      next = 0;
    }
    int bits = state[next];
    next++;
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    return bits ^ (bits >>> 18);
  }

  private void twist() {
    for (int i = 0; i < SIZE; i++) {
      int joined = (state[i] & UPPER) | (state[(i + 1) % SIZE] & ~UPPER);
      int twisted = (joined >>> 1) ^ ((joined & 1) == 0 ? 0 : TWIST);
      state[i] = state[(i + SHIFT) % SIZE] ^ twisted;
    }
  }
}
