package io.plateau.synthesis;

import io.plateau.feature.Batch;
import io.plateau.training.BatchSource;
import io.plateau.training.Step;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Rows drawn anew in every step: a label uniform over the classes that have rows, then one of its
 * rows. What is drawn at a place is a function of the seed, the step and the place.
 */
public final class ClassDraws implements BatchSource {

  private static final long serialVersionUID = 1L;

  private final Batch rows;
  private final long seed;

  /** Rows of every class that has some, by ascending label. */
  private final int[][] rowsOfClass;

  /**
   * Makes the draws.
   *
   * @param rows to draw from
   * @throws IllegalArgumentException when there are none
   */
  public ClassDraws(Batch rows, long seed) {
    if (rows.rows() == 0) {
      throw new IllegalArgumentException(
          "synthetic: no rows (expected: at least one). Draw some, or train without.");
    }
    this.rows = rows;
    this.seed = seed;
    TreeMap<Integer, IntStream.Builder> classes = new TreeMap<>();
    for (int row = 0; row < rows.rows(); row++) {
      classes.computeIfAbsent(rows.labels()[row], c -> IntStream.builder()).add(row);
    }
    rowsOfClass = classes.values().stream().map(of -> of.build().toArray()).toArray(int[][]::new);
  }

  int width() {
    return rows.width();
  }

  /** As many rows as the stretch has, each with its position. */
  @Override
  public Batch rows(Step step, int from, int to) {
    int[] drawn = IntStream.range(from, to).map(place -> drawn(step, place)).toArray();
    Batch selected = rows.select(drawn);
    return new Batch(selected.features(), selected.labels(), rows.width(), drawn);
  }

  private int drawn(Step step, int place) {
    SplittableRandom random = Noise.uniform(seed, step.index(), place);
    int[] some = rowsOfClass[random.nextInt(rowsOfClass.length)];
    return some[random.nextInt(some.length)];
  }
}
