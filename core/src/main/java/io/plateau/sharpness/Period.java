package io.plateau.sharpness;

import java.io.Serializable;

/**
 * Every so many steps, from step 0 on.
 *
 * @param steps at least 1
 */
record Period(int steps) implements Serializable {

  Period {
    if (steps < 1) {
      throw new IllegalArgumentException("period: " + steps + " (expected: >= 1)");
    }
  }

  /** Whether a step is the first one of a period. */
  boolean begins(Guide guide) {
    return guide.step() % steps == 0;
  }
}
