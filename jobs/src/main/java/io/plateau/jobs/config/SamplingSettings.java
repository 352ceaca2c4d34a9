package io.plateau.jobs.config;

/**
 * Which rows are trained on, and in which portions.
 *
 * @param classes which classes
 * @param shots how many images of each class
 * @param batchSize how many rows in one step
 */
public record SamplingSettings(ClassSelection classes, Shots shots, BatchSize batchSize) {

  /** Sixteen shots of every class, 32 rows a step. */
  public static SamplingSettings defaults() {
    return new SamplingSettings(ClassSelection.ALL, new Shots(16), new BatchSize(32));
  }
}
