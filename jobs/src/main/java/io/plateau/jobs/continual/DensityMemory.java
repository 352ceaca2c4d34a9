package io.plateau.jobs.continual;

import io.plateau.continual.density.FeatureDensity;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Densities of the classes seen, which features are drawn from instead of being stored. A class
 * that comes in several tasks has a density of each.
 *
 * @param entries task by task
 */
record DensityMemory(List<Entry> entries) {

  static final DensityMemory NONE = new DensityMemory(List.of());

  /**
   * A class in a task.
   *
   * @param label of the class in the stream
   * @param rows that the density is of
   */
  record Entry(int label, int rows, FeatureDensity density) {}

  DensityMemory {
    entries = List.copyOf(entries);
  }

  DensityMemory with(List<Entry> task) {
    List<Entry> more = new ArrayList<>(entries);
    more.addAll(task);
    return new DensityMemory(more);
  }

  /**
   * The classes of a task, in label order.
   *
   * @param rows labelled by the classes of the stream
   */
  static List<Entry> of(FeatureTable rows, DensityKind kind) {
    TreeMap<Integer, List<Integer>> byLabel = new TreeMap<>();
    for (int row = 0; row < rows.rows(); row++) {
      byLabel.computeIfAbsent(rows.batch().labels()[row], label -> new ArrayList<>()).add(row);
    }
    List<Entry> entries = new ArrayList<>();
    byLabel.forEach(
        (label, positions) ->
            entries.add(
                new Entry(
                    label,
                    positions.size(),
                    kind.fit(
                        rows.batch()
                            .select(positions.stream().mapToInt(Integer::intValue).toArray())))));
    return entries;
  }

  /**
   * Draws features of every class, class after class; where a class has several densities, each by
   * its share of rows. What is drawn of a class depends on the seed and its own densities alone.
   *
   * @param names classes of the stream, in label order
   * @param perClass how many of each
   */
  FeatureTable draw(List<String> names, int perClass, long seed) {
    TreeMap<Integer, List<Entry>> byLabel = new TreeMap<>();
    entries.forEach(
        entry -> byLabel.computeIfAbsent(entry.label, label -> new ArrayList<>()).add(entry));
    int width = entries.get(0).density.width();
    float[] features = new float[Math.multiplyExact(byLabel.size() * perClass, width)];
    int[] labels = new int[byLabel.size() * perClass];
    List<String> ids = new ArrayList<>();
    for (List<Entry> ofClass : byLabel.values()) {
      long all = ofClass.stream().mapToLong(Entry::rows).sum();
      long before = 0;
      for (int place = 0; place < ofClass.size(); place++) {
        Entry entry = ofClass.get(place);
        int from = Math.toIntExact(before * perClass / all);
        before += entry.rows;
        int count = Math.toIntExact(before * perClass / all) - from;
        float[] drawn = entry.density.sample(count, seed(seed, entry.label, place));
        System.arraycopy(drawn, 0, features, ids.size() * width, drawn.length);
        for (int i = from; i < from + count; i++) {
          labels[ids.size()] = entry.label;
          ids.add("drawn/%s/%d".formatted(names.get(entry.label), i));
        }
      }
    }
    return new FeatureTable(names, ids, new int[labels.length], new Batch(features, labels, width));
  }

  private static long seed(long seed, int label, int place) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.of(label, place)
        .mapToLong(i -> i)
        .reduce(random.nextLong(), (key, i) -> new SplittableRandom(key + i).nextLong());
  }
}
