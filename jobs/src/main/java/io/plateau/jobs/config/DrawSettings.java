package io.plateau.jobs.config;

/**
 * Which rows of a feature set a learner gets.
 *
 * @param classes which classes
 * @param shots how many images of each class
 * @param seed of the draw, and of what the learner draws itself
 */
public record DrawSettings(ClassSelection classes, Shots shots, long seed) {

  public DrawSettings {
    new Checks().atLeast(0, "seed", seed).verify();
  }

  /** Sixteen shots of every class. */
  public static DrawSettings defaults() {
    return new DrawSettings(ClassSelection.ALL, new Shots(16), 1);
  }
}
