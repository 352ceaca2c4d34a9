package io.plateau.jobs.sweep;

/**
 * One run of a sweep.
 *
 * @param order name of the stream
 * @param strategy what learns
 * @param seed of its draws
 */
public record SweepRun(String order, String strategy, long seed) {

  /** Where it lies in the directory of the sweep. */
  public String directory() {
    return "%s/%s/seed-%d".formatted(order, strategy, seed);
  }

  @Override
  public String toString() {
    return directory();
  }
}
