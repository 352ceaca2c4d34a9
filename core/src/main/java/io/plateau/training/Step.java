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
    int from = Math.toIntExact((long) rows.length * part / parts);
    int to = Math.toIntExact((long) rows.length * (part + 1) / parts);
    return Arrays.copyOfRange(rows, from, to);
  }
}
