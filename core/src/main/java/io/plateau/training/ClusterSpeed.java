package io.plateau.training;

/**
 * What a cluster is taken to be able to do.
 *
 * @param workers that compute at the same time
 * @param flopsPerSecond matrix rate of one worker
 * @param secondsPerExchange of a synchronisation, however little it carries
 * @param secondsPerFloat that the driver sends to or receives from one worker
 */
public record ClusterSpeed(
    int workers, double flopsPerSecond, double secondsPerExchange, double secondsPerFloat) {

  public ClusterSpeed {
    if (workers < 1) {
      throw new IllegalArgumentException("workers: " + workers + " (expected: >= 1)");
    }
    if (!(flopsPerSecond > 0 && secondsPerExchange >= 0 && secondsPerFloat >= 0)) {
      throw new IllegalArgumentException(
          "speed: %s flop/s, %s s an exchange, %s s a float (expected: > 0, >= 0, >= 0)"
              .formatted(flopsPerSecond, secondsPerExchange, secondsPerFloat));
    }
  }
}
