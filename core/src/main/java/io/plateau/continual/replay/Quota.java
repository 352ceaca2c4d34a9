package io.plateau.continual.replay;

/** How many samples of a class a buffer keeps. */
final class Quota {

  private Quota() {}

  /** {@code capacity // classes}. */
  static int perClass(int capacity, int classes) {
    if (capacity < classes) {
      throw new IllegalArgumentException(
          "buffer: %d samples (expected: >= %d, one for every class seen)"
              .formatted(capacity, classes));
    }
    return capacity / Math.max(1, classes);
  }
}
