package io.plateau.synthesis;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which features are to be drawn, cut into batches that may be drawn anywhere and in any order.
 *
 * @param classNames the name of each label
 * @param perClass features of every class, in the order of the labels
 * @param seed of z, which is a function of it, the class's name and the index within the class
 */
public record SamplePlan(List<String> classNames, int perClass, long seed) implements Serializable {

  /** Prompts at a time: enough to keep the text tower busy, few enough for any memory. */
  private static final int BATCH = 256;

  public SamplePlan {
    classNames = List.copyOf(classNames);
    if (classNames.isEmpty()) {
      throw new IllegalArgumentException("classes: none (expected: at least one name)");
    }
    GeneratorShape.requirePositive("per-class", perClass);
    if ((long) classNames.size() * perClass > Integer.MAX_VALUE - BATCH) {
      throw new IllegalArgumentException(
          "per-class: %d (expected: at most %d, for %d classes)"
              .formatted(
                  perClass, (Integer.MAX_VALUE - BATCH) / classNames.size(), classNames.size()));
    }
    Set<String> seen = new HashSet<>();
    for (String name : classNames) {
      if (name.isBlank() || !seen.add(name)) {
        throw new IllegalArgumentException(
            "classes: '%s' (expected: names that are not blank, each once)".formatted(name));
      }
    }
  }

  /** Features to draw. */
  public int rows() {
    return classNames.size() * perClass;
  }

  /** Number of batches. */
  public int batches() {
    return (rows() + BATCH - 1) / BATCH;
  }

  /** The first row of a batch; that of batch {@code batches()} is the end. */
  public int start(int batch) {
    return Math.min(batch * BATCH, rows());
  }

  /** Class of every row of a batch. */
  int[] labels(int batch) {
    int[] labels = new int[start(batch + 1) - start(batch)];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (start(batch) + i) / perClass;
    }
    return labels;
  }

  /** z of every row of a batch, {@code rows x latent}. */
  float[] latents(int batch, int latent) {
    int rows = start(batch + 1) - start(batch);
    float[] z = new float[Math.multiplyExact(rows, latent)];
    for (int i = 0; i < rows; i++) {
      int row = start(batch) + i;
      long name = classNames.get(row / perClass).hashCode();
      Noise.normal(z, i * latent, latent, seed, name, row % perClass);
    }
    return z;
  }
}
