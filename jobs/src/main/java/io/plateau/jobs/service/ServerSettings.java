package io.plateau.jobs.service;

/**
 * Where a service listens, and how much it takes on.
 *
 * @param bind address of the network interface
 * @param port 0 takes one that is free
 * @param maxBodyBytes of the longest request
 * @param maxConcurrency images at once, those that are still being received included; more are
 *     turned away
 */
public record ServerSettings(String bind, int port, long maxBodyBytes, int maxConcurrency) {

  /** About what a Java array holds. */
  private static final long MOST_BODY_BYTES = Integer.MAX_VALUE - 16;

  public ServerSettings {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("--port: %d (expected: 0 to 65535)".formatted(port));
    }
    if (maxBodyBytes < 1 || maxBodyBytes > MOST_BODY_BYTES) {
      throw new IllegalArgumentException(
          "--max-body: %d bytes (expected: 1 to %d)".formatted(maxBodyBytes, MOST_BODY_BYTES));
    }
    if (maxConcurrency < 1) {
      throw new IllegalArgumentException(
          "--max-concurrency: %d (expected: >= 1)".formatted(maxConcurrency));
    }
  }
}
