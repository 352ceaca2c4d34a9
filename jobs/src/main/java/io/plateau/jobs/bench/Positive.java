package io.plateau.jobs.bench;

/** The check that most options need. */
final class Positive {

  private Positive() {}

  static void require(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s: %d (expected: >= 1)".formatted(name, value));
    }
  }
}
