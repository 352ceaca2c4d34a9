package io.plateau.synthesis;

import io.plateau.feature.Batch;
import io.plateau.training.BatchSource;
import io.plateau.training.Step;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Batches to which as many synthetic rows are added as there are real ones, as SHIP's release
 * fine-tunes: a label uniform over the classes that have synthetic rows, then one of those rows.
 * What is added at a place is a function of the seed, the step and the place.
 */
public final class MixedBatches implements BatchSource {

  private static final long serialVersionUID = 1L;

  private final BatchSource real;
  private final Batch synthetic;
  private final long seed;

  /** Rows of every class that has some, by ascending label. */
  private final int[][] rowsOfClass;

  /**
   * Makes the batches.
   *
   * @param synthetic labelled in the label space of the real rows
   * @throws IllegalArgumentException when there are no synthetic rows
   */
  public MixedBatches(BatchSource real, Batch synthetic, long seed) {
    if (synthetic.rows() == 0) {
      throw new IllegalArgumentException(
          "synthetic: no rows (expected: at least one). Draw some, or train without.");
    }
    this.real = real;
    this.synthetic = synthetic;
    this.seed = seed;
    TreeMap<Integer, IntStream.Builder> classes = new TreeMap<>();
    for (int row = 0; row < synthetic.rows(); row++) {
      classes.computeIfAbsent(synthetic.labels()[row], c -> IntStream.builder()).add(row);
    }
    rowsOfClass =
        classes.values().stream().map(rows -> rows.build().toArray()).toArray(int[][]::new);
  }

  /** The real rows of the stretch, then as many synthetic ones. */
  @Override
  public Batch rows(Step step, int from, int to) {
    Batch first = real.rows(step, from, to);
    if (first.width() != synthetic.width()) {
      throw new IllegalArgumentException(
          "synthetic: width %d (expected: %d, the real features')"
              .formatted(synthetic.width(), first.width()));
    }
    Batch second =
        synthetic.select(IntStream.range(from, to).map(place -> drawn(step, place)).toArray());
    float[] features =
        Arrays.copyOf(first.features(), first.features().length + second.features().length);
    System.arraycopy(
        second.features(), 0, features, first.features().length, second.features().length);
    int[] labels =
        IntStream.concat(Arrays.stream(first.labels()), Arrays.stream(second.labels())).toArray();
    return new Batch(features, labels, first.width());
  }

  private int drawn(Step step, int place) {
    SplittableRandom random = Noise.uniform(seed, step.index(), place);
    int[] rows = rowsOfClass[random.nextInt(rowsOfClass.length)];
    return rows[random.nextInt(rows.length)];
  }
}
