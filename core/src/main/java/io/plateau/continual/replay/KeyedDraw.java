package io.plateau.continual.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The samples with the largest keys. */
final class KeyedDraw {

  private KeyedDraw() {}

  private record Keyed(double key, Sample sample) {}

  /** The {@code count} samples with the largest keys, largest first; an id counts once. */
  static List<Sample> largest(Iterable<Sample> samples, int count, long seed) {
    Map<String, Keyed> byId = new HashMap<>();
    for (Sample sample : samples) {
      byId.computeIfAbsent(sample.id(), id -> new Keyed(SampleKeys.of(seed, id), sample));
    }
    List<Keyed> keyed = new ArrayList<>(byId.values());
    keyed.sort(
        Comparator.comparingDouble(Keyed::key)
            .reversed()
            .thenComparing(element -> element.sample.id()));
    return keyed.stream().limit(count).map(Keyed::sample).toList();
  }
}
