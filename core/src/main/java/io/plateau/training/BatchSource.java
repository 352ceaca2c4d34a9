package io.plateau.training;

import io.plateau.feature.Batch;
import java.io.Serializable;
import java.util.Arrays;

/** What a step computes with, made of the rows it names. Workers are sent it. */
@FunctionalInterface
public interface BatchSource extends Serializable {

  /**
   * A stretch of a step's batch. A function of the arguments alone, and stretches put together are
   * what the whole gives: so neither the number of parts nor a second attempt changes a step.
   *
   * @param from place of the first row among {@link Step#rows}
   * @param to the place after the last; an empty stretch gives an empty batch
   */
  Batch rows(Step step, int from, int to);

  /** The rows that a step names, as they are. */
  static BatchSource of(Batch training) {
    return (step, from, to) -> training.select(Arrays.copyOfRange(step.rows(), from, to));
  }
}
