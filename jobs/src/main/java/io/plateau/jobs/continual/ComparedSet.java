package io.plateau.jobs.continual;

import io.plateau.evaluation.Metric;

/**
 * A test set before and after a task was learned, on the same samples.
 *
 * @param name what results call it
 * @param role what it is to the task
 * @param before for each sample whether it was right
 * @param after the same in the same order; none where what was learned knows none of its classes
 * @param calibrationBefore expected calibration error, a fraction of 1
 * @param calibrationAfter the same
 */
public record ComparedSet(
    String name,
    Role role,
    boolean[] before,
    boolean[] after,
    Metric calibrationBefore,
    Metric calibrationAfter) {

  /** What a set is to the task that was learned. */
  public enum Role {
    /** Learned before. */
    OLD,
    /** Learned now. */
    NEW,
    /** Never learned. */
    HELD_OUT
  }

  public ComparedSet {
    if (after.length != 0 && after.length != before.length) {
      throw new IllegalArgumentException(
          "after: %d samples (expected: %d, those before, or none)"
              .formatted(after.length, before.length));
    }
  }
}
