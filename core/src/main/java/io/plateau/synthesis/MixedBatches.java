package io.plateau.synthesis;

import io.plateau.feature.Batch;
import io.plateau.training.BatchSource;
import io.plateau.training.Step;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Batches to which as many synthetic rows are added as there are real ones, as SHIP's release
 * fine-tunes: a label uniform over the classes that have synthetic rows, then one of those rows.
 * What is added at a place is a function of the seed, the step and the place.
 */
public final class MixedBatches implements BatchSource {

  private static final long serialVersionUID = 1L;

  private final BatchSource real;
  private final ClassDraws synthetic;

  /**
   * Makes the batches.
   *
   * @param synthetic labelled in the label space of the real rows
   * @throws IllegalArgumentException when there are no synthetic rows
   */
  public MixedBatches(BatchSource real, Batch synthetic, long seed) {
    this.real = real;
    this.synthetic = new ClassDraws(synthetic, seed);
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
    Batch second = synthetic.rows(step, from, to);
    float[] features =
        Arrays.copyOf(first.features(), first.features().length + second.features().length);
    System.arraycopy(
        second.features(), 0, features, first.features().length, second.features().length);
    return new Batch(
        features,
        concatenate(first.labels(), second.labels()),
        first.width(),
        concatenate(
            IntStream.generate(() -> Batch.OWN).limit(first.rows()).toArray(), second.mixedIn()));
  }

  private static int[] concatenate(int[] a, int[] b) {
    return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
  }
}
