package io.plateau.jobs.config;

/**
 * Which features are learned from.
 *
 * @param classes which classes
 * @param shots how many images of each class
 */
public record ShotSettings(ClassSelection classes, Shots shots) {

  /** Sixteen shots of every class. */
  public static ShotSettings defaults() {
    return new ShotSettings(ClassSelection.ALL, new Shots(16));
  }
}
