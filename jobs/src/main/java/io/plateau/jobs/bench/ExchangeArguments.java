package io.plateau.jobs.bench;

import java.util.List;

/**
 * What {@code plateau bench exchange} was asked for.
 *
 * @param floats learned floats that a step sends out
 * @param workers that answer
 * @param steps that are measured, a tenth of them where a step is a Spark job
 */
record ExchangeArguments(List<Integer> floats, int workers, int steps) {

  private static final int FEWEST_STEPS = 10;

  public ExchangeArguments {
    floats = List.copyOf(floats);
    for (int count : floats) {
      Positive.require("--floats", count);
    }
    Positive.require("--workers", workers);
    if (steps < FEWEST_STEPS) {
      throw new IllegalArgumentException(
          "--steps: %d (expected: >= %d)".formatted(steps, FEWEST_STEPS));
    }
  }

  /** The same as options. */
  public List<String> options() {
    return List.of(
        "--floats=" + String.join(",", floats.stream().map(String::valueOf).toList()),
        "--workers=" + workers,
        "--steps=" + steps);
  }
}
