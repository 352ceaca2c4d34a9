package io.plateau.continual.replay;

import io.plateau.continual.density.FeatureDensity;
import io.plateau.feature.Batch;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Densities of the classes seen, which features are drawn from instead of being stored.
 *
 * @param densities by label; all of one width
 */
public record GenerativeMemory(SortedMap<Integer, FeatureDensity> densities) {

  public GenerativeMemory {
    densities = Collections.unmodifiableSortedMap(new TreeMap<>(densities));
    if (densities.values().stream().mapToInt(FeatureDensity::width).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "densities: of widths %s (expected: of one)"
              .formatted(densities.values().stream().map(FeatureDensity::width).toList()));
    }
  }

  public static GenerativeMemory empty() {
    return new GenerativeMemory(new TreeMap<>());
  }

  /** The memory with one class more. */
  public GenerativeMemory with(int label, FeatureDensity density) {
    SortedMap<Integer, FeatureDensity> more = new TreeMap<>(densities);
    more.put(label, density);
    return new GenerativeMemory(more);
  }

  /**
   * Draws features of every class, class after class. What is drawn of a class depends on the seed
   * and its label, not on the other classes.
   *
   * @param perClass 256 per epoch in the literature
   * @param seed another one every epoch
   * @throws IllegalStateException if there are no classes
   */
  public Batch sample(int perClass, long seed) {
    if (densities.isEmpty()) {
      throw new IllegalStateException(
          "Cannot draw features: no class is remembered. Add one first.");
    }
    int width = densities.get(densities.firstKey()).width();
    float[] features = new float[densities.size() * perClass * width];
    int[] labels = new int[densities.size() * perClass];
    int row = 0;
    for (Map.Entry<Integer, FeatureDensity> of : densities.entrySet()) {
      long key = new SplittableRandom(seed).nextLong() + of.getKey();
      float[] drawn = of.getValue().sample(perClass, new SplittableRandom(key).nextLong());
      System.arraycopy(drawn, 0, features, row * width, drawn.length);
      Arrays.fill(labels, row, row + perClass, of.getKey());
      row += perClass;
    }
    return new Batch(features, labels, width);
  }
}
