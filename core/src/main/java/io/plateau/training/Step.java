package io.plateau.training;

import java.io.Serializable;
import java.util.Arrays;

/**
 * One step of a run.
 *
 * @param index counted from 0 over the whole run
 * @param epoch counted from 0
 * @param rows rows of the training set that form the batch, in order
 */
public record Step(long index, int epoch, int[] rows) implements Serializable {

  /**
   * The share of one part: the rows cut into contiguous pieces whose sizes differ by one at most.
   * Empty where there are more parts than rows.
   */
  public int[] part(int part, int parts) {
    return Arrays.copyOfRange(rows, start(part, parts), start(part + 1, parts));
  }

  /** The place among the rows where a part begins; that of part {@code parts} is the end. */
  int start(int part, int parts) {
    return Math.toIntExact((long) rows.length * part / parts);
  }
}
