package io.plateau.continual.failure;

/** Parameter interference: how far shared parameters have moved. */
public final class Displacement {

  private Displacement() {}

  /** {@code |v_j - v_k|}. */
  public static double of(float[] from, float[] to) {
    double squares = 0;
    for (int i = 0; i < requireSameLength("to", from, to); i++) {
      squares += ((double) to[i] - from[i]) * ((double) to[i] - from[i]);
    }
    return Math.sqrt(squares);
  }

  /**
   * {@code sqrt(sum F (v_j - v_k)^2)}: the length of the way in the metric of the Fisher
   * information, so that a step counts by what it costs the tasks before (its square is EWC's
   * penalty over lambda).
   *
   * @param fisher diagonal of the Fisher information, none below 0
   */
  public static double fisherWeighted(float[] from, float[] to, float[] fisher) {
    requireSameLength("to", from, to);
    double squares = 0;
    for (int i = 0; i < requireSameLength("fisher", from, fisher); i++) {
      if (!(fisher[i] >= 0)) {
        throw new IllegalArgumentException(
            "fisher[%d]: %s (expected: >= 0)".formatted(i, fisher[i]));
      }
      squares += fisher[i] * ((double) to[i] - from[i]) * ((double) to[i] - from[i]);
    }
    return Math.sqrt(squares);
  }

  private static int requireSameLength(String name, float[] from, float[] other) {
    if (other.length != from.length) {
      throw new IllegalArgumentException(
          "%s: %d values (expected: %d, as the start has)"
              .formatted(name, other.length, from.length));
    }
    return from.length;
  }
}
