package io.plateau.continual.replay;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * iCaRL's exemplars: {@code m = K // classes seen} of every class, chosen by herding when the class
 * is learned, and shortened from the tail as more classes come.
 *
 * <p>Herding looks at a class as a whole: bring all samples of a class together, in whatever order.
 * Classes may be herded apart, and merge.
 *
 * @param capacity K
 * @param exemplars by label, in the order chosen
 */
public record HerdingBuffer(int capacity, SortedMap<Integer, List<Sample>> exemplars)
    implements Serializable {

  public HerdingBuffer {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity: " + capacity + " (expected: >= 1)");
    }
    exemplars = Collections.unmodifiableSortedMap(new TreeMap<>(exemplars));
  }

  public static HerdingBuffer empty(int capacity) {
    return new HerdingBuffer(capacity, new TreeMap<>());
  }

  /**
   * The buffer after classes that it has not seen.
   *
   * @param samples all samples of these classes
   * @throws IllegalArgumentException if it has exemplars of one of them, or if there are more
   *     classes then than it can keep samples
   */
  public HerdingBuffer with(List<Sample> samples) {
    SortedMap<Integer, List<Sample>> fresh = new TreeMap<>();
    samples.forEach(
        sample -> fresh.computeIfAbsent(sample.label(), label -> new ArrayList<>()).add(sample));
    // No more than can stay: the first of a longer choice are the shorter one.
    int perClass = Quota.perClass(capacity, exemplars.size() + fresh.size());
    fresh.replaceAll((label, ofClass) -> Herding.choose(ofClass, perClass));
    return merge(new HerdingBuffer(capacity, fresh));
  }

  /**
   * The buffer of the classes of both.
   *
   * @throws IllegalArgumentException if they share a class, or are of other capacities
   */
  public HerdingBuffer merge(HerdingBuffer other) {
    if (other.capacity != capacity) {
      throw new IllegalArgumentException(
          "buffer: capacity %d (expected: %d, as the one it is merged with has)"
              .formatted(other.capacity, capacity));
    }
    SortedMap<Integer, List<Sample>> all = new TreeMap<>(exemplars);
    other.exemplars.forEach(
        (label, chosen) -> {
          if (all.putIfAbsent(label, chosen) != null) {
            throw new IllegalArgumentException(
                "Cannot add class %d: it was herded before. Bring all samples of a class together."
                    .formatted(label));
          }
        });
    int perClass = Quota.perClass(capacity, all.size());
    all.replaceAll((label, chosen) -> chosen.subList(0, Math.min(perClass, chosen.size())));
    return new HerdingBuffer(capacity, all);
  }

  /** All exemplars, class after class. */
  public List<Sample> all() {
    return exemplars.values().stream().flatMap(List::stream).toList();
  }
}
