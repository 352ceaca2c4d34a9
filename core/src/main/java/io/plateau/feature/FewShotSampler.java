package io.plateau.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Draws few-shot subsets as CoOp does (Zhou et al. 2022, {@code generate_fewshot_dataset}): classes
 * in order of first appearance, one random stream for all of them. A class with fewer rows than
 * shots gives all its rows and draws nothing from the stream.
 *
 * <p>CoOp draws its validation rows from the same stream after the training rows; so call {@link
 * #select} again with the validation labels and {@link #validationShots}.
 */
public final class FewShotSampler {

  private final CPythonRandom random;

  private FewShotSampler(CPythonRandom random) {
    this.random = random;
  }

  /** A sampler at the start of the stream of {@code random.seed(seed)}. */
  public static FewShotSampler seeded(long seed) {
    return new FewShotSampler(new CPythonRandom(seed));
  }

  /** How many validation rows CoOp takes per class beside {@code shots} training rows. */
  public static int validationShots(int shots) {
    return Math.min(shots, 4);
  }

  /**
   * Draws {@code shots} rows of every class.
   *
   * @param labels class of every row
   * @throws IllegalArgumentException if {@code shots} is not positive
   */
  public FewShotSelection select(int[] labels, int shots) {
    if (shots <= 0) {
      throw new IllegalArgumentException("shots: " + shots + " (expected: > 0)");
    }
    IntStream.Builder selected = IntStream.builder();
    SortedMap<Integer, Integer> shortClasses = new TreeMap<>();
    positionsByLabel(labels)
        .forEach(
            (label, positions) -> {
              if (positions.size() < shots) {
                shortClasses.put(label, positions.size());
                positions.forEach(selected::add);
              } else {
                for (int drawn : random.sample(positions.size(), shots)) {
                  selected.add(positions.get(drawn));
                }
              }
            });
    return new FewShotSelection(selected.build().toArray(), shots, shortClasses);
  }

  private static Map<Integer, List<Integer>> positionsByLabel(int[] labels) {
    Map<Integer, List<Integer>> positions = new LinkedHashMap<>();
    for (int i = 0; i < labels.length; i++) {
      positions.computeIfAbsent(labels[i], label -> new ArrayList<>()).add(i);
    }
    return positions;
  }
}
