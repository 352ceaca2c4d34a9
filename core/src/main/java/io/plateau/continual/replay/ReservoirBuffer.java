package io.plateau.continual.replay;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A uniform draw of all samples seen (Efraimidis and Spirakis 2006, with equal weights). It is the
 * same however samples are divided, in whatever order they come, and however parts are merged.
 *
 * @param capacity how many samples it keeps
 * @param seed of the draw
 * @param samples those with the largest keys, largest first
 */
public record ReservoirBuffer(int capacity, long seed, List<Sample> samples)
    implements Serializable {

  public ReservoirBuffer {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity: " + capacity + " (expected: >= 1)");
    }
    samples = List.copyOf(samples);
  }

  public static ReservoirBuffer empty(int capacity, long seed) {
    return new ReservoirBuffer(capacity, seed, List.of());
  }

  /** The buffer after more samples. */
  public ReservoirBuffer with(List<Sample> more) {
    List<Sample> all = new ArrayList<>(samples);
    all.addAll(more);
    return new ReservoirBuffer(capacity, seed, KeyedDraw.largest(all, capacity, seed));
  }

  /**
   * The buffer of what both have seen.
   *
   * @throws IllegalArgumentException if the other has another capacity or seed
   */
  public ReservoirBuffer merge(ReservoirBuffer other) {
    if (other.capacity != capacity || other.seed != seed) {
      throw new IllegalArgumentException(
          "buffer: capacity %d, seed %d (expected: %d and %d, as the one it is merged with has)"
              .formatted(other.capacity, other.seed, capacity, seed));
    }
    return with(other.samples);
  }
}
