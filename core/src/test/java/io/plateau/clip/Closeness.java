package io.plateau.clip;

/** How far two arrays are apart. */
public final class Closeness {

  private Closeness() {}

  /** {@code |actual - expected| / |expected|} in the 2-norm. */
  public static double relativeError(float[] actual, float[] expected) {
    if (actual.length != expected.length) {
      throw new AssertionError(
          "%d values (expected: %d)".formatted(actual.length, expected.length));
    }
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < actual.length; i++) {
      difference += Math.pow(actual[i] - (double) expected[i], 2);
      norm += Math.pow(expected[i], 2);
    }
    return Math.sqrt(difference / norm);
  }
}
