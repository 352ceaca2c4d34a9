package io.plateau.continual.replay;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A uniform draw of equally many samples of every class seen: {@code capacity // classes} of each.
 * It is the same however samples are divided and however parts are merged, as a part has seen no
 * more classes than the whole and so keeps all that the whole keeps of it.
 *
 * @param capacity how many samples it keeps at most
 * @param seed of the draw
 * @param samples by label, those with the largest keys of a class, largest first
 */
public record ClassBalancedBuffer(int capacity, long seed, SortedMap<Integer, List<Sample>> samples)
    implements Serializable {

  public ClassBalancedBuffer {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity: " + capacity + " (expected: >= 1)");
    }
    samples = Collections.unmodifiableSortedMap(new TreeMap<>(samples));
  }

  public static ClassBalancedBuffer empty(int capacity, long seed) {
    return new ClassBalancedBuffer(capacity, seed, new TreeMap<>());
  }

  /**
   * The buffer after more samples.
   *
   * @throws IllegalArgumentException if there are more classes then than it can keep samples
   */
  public ClassBalancedBuffer with(List<Sample> more) {
    SortedMap<Integer, List<Sample>> all = new TreeMap<>();
    samples.forEach((label, kept) -> all.put(label, new ArrayList<>(kept)));
    more.forEach(
        sample -> all.computeIfAbsent(sample.label(), label -> new ArrayList<>()).add(sample));
    int perClass = Quota.perClass(capacity, all.size());
    all.replaceAll((label, ofClass) -> KeyedDraw.largest(ofClass, perClass, seed));
    return new ClassBalancedBuffer(capacity, seed, all);
  }

  /**
   * The buffer of what both have seen.
   *
   * @throws IllegalArgumentException if the other has another capacity or seed
   */
  public ClassBalancedBuffer merge(ClassBalancedBuffer other) {
    if (other.capacity != capacity || other.seed != seed) {
      throw new IllegalArgumentException(
          "buffer: capacity %d, seed %d (expected: %d and %d, as the one it is merged with has)"
              .formatted(other.capacity, other.seed, capacity, seed));
    }
    return with(other.all());
  }

  /** All samples, class after class. */
  public List<Sample> all() {
    return samples.values().stream().flatMap(List::stream).toList();
  }
}
