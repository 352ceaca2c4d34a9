package io.plateau.jobs.report;

/**
 * What a method scored on all classes after so many images of each.
 *
 * @param method method name
 * @param shots images of each class, 0 of what needs none
 * @param seed of the few-shot draw
 * @param accuracy on the test images of all classes, in [0, 1]
 */
public record ShotPoint(String method, int shots, long seed, double accuracy) {

  public ShotPoint {
    if (shots < 0) {
      throw new IllegalArgumentException("shots: " + shots + " (expected: >= 0)");
    }
    if (!(accuracy >= 0 && accuracy <= 1)) {
      throw new IllegalArgumentException("accuracy: " + accuracy + " (expected: 0 to 1)");
    }
  }
}
