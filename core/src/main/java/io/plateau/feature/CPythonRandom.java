package io.plateau.feature;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.apache.commons.rng.core.source32.MersenneTwister;

/**
 * CPython's {@code random.Random(seed).sample}, draw for draw, so that few-shot subsets are the
 * ones that published results were measured on.
 *
 * <p>Source: CPython 3.12, {@code Lib/random.py} and {@code Modules/_randommodule.c}. The generator
 * is MT19937 seeded by {@code init_by_array} with the 32-bit words of the absolute seed. Not
 * thread-safe: it is one stream.
 */
public final class CPythonRandom {

  private final MersenneTwister twister;

  public CPythonRandom(long seed) {
    // The two's complement of Long.MIN_VALUE is 2^63 when read as unsigned, as it should be.
    long magnitude = Math.abs(seed);
    int low = (int) magnitude;
    int high = (int) (magnitude >>> Integer.SIZE);
    twister = new MersenneTwister(high == 0 ? new int[] {low} : new int[] {low, high});
  }

  /**
   * {@code random.sample(range(population), count)}: distinct positions in the order drawn.
   *
   * @throws IllegalArgumentException if {@code count} is negative or larger than the population
   */
  public int[] sample(int population, int count) {
    if (count < 0 || count > population) {
      throw new IllegalArgumentException(
          "count: %d (expected: 0 to the population's size, %d)".formatted(count, population));
    }
    return population <= poolLimit(count)
        ? sampleFromPool(population, count)
        : sampleWithRetries(population, count);
  }

  /** CPython keeps a list of what is left up to the size at which a set would take less memory. */
  private static long poolLimit(int count) {
    long limit = 21;
    return count <= 5
        ? limit
        : limit + (long) Math.pow(4, Math.ceil(Math.log(count * 3.0) / Math.log(4)));
  }

  private int[] sampleFromPool(int population, int count) {
    int[] pool = IntStream.range(0, population).toArray();
    int[] drawn = new int[count];
    for (int i = 0; i < count; i++) {
      int j = below(population - i);
      drawn[i] = pool[j];
      pool[j] = pool[population - i - 1];
    }
    return drawn;
  }

  private int[] sampleWithRetries(int population, int count) {
    BitSet selected = new BitSet(population);
    int[] drawn = new int[count];
    for (int i = 0; i < count; i++) {
      int j = below(population);
      while (selected.get(j)) {
        j = below(population);
      }
      selected.set(j);
      drawn[i] = j;
    }
    return drawn;
  }

  /** {@code _randbelow_with_getrandbits}: uniform in [0, bound), {@code bound >= 1}. */
  private int below(int bound) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(bound);
    int value = bits(bits);
    while (value >= bound) {
      value = bits(bits);
    }
    return value;
  }

  /** {@code getrandbits}, for 1 to 31 bits. */
  private int bits(int count) {
    return twister.nextInt() >>> (Integer.SIZE - count);
  }
}
