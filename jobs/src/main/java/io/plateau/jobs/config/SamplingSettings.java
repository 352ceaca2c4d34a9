package io.plateau.jobs.config;

import java.util.Optional;

/**
 * Which rows are trained on, and in which portions.
 *
 * @param classes which classes
 * @param shots how many images of each class
 * @param batchSize how many rows in one step
 * @param synthetic the feature set of which every step mixes in as many rows, or {@code none}
 */
public record SamplingSettings(
    ClassSelection classes, Shots shots, BatchSize batchSize, String synthetic) {

  public static final String NO_SYNTHETIC = "none";

  public SamplingSettings {
    new Checks().notBlank("synthetic", synthetic).verify();
  }

  /** Sixteen shots of every class, 32 rows a step, real ones alone. */
  public static SamplingSettings defaults() {
    return new SamplingSettings(ClassSelection.ALL, new Shots(16), new BatchSize(32), NO_SYNTHETIC);
  }

  /** Where the synthetic features are, if there are any. */
  public Optional<String> syntheticSet() {
    return Optional.of(synthetic).filter(location -> !location.equals(NO_SYNTHETIC));
  }
}
