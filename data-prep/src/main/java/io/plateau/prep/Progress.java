package io.plateau.prep;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a preparation is, by its finished units.
 *
 * @param done samples that are finished, those set aside included
 * @param total samples of the source; 0 where they are counted only as they are read
 * @param doneBytes of the source that are finished
 * @param totalBytes of the source
 * @param encoded images that the tower was run for; the others were known
 * @param quarantined samples that were set aside
 * @param elapsed since the start
 */
public record Progress(
    long done,
    long total,
    long doneBytes,
    long totalBytes,
    long encoded,
    long quarantined,
    Duration elapsed) {

  /**
   * The share that is finished, 0 to 1: of the samples where they are counted, else of the bytes.
   */
  public double share() {
    return total > 0 ? (double) done / total : totalBytes > 0 ? (double) doneBytes / totalBytes : 0;
  }

  /** Samples per second so far. */
  public double rate() {
    return done / Math.max(elapsed.toNanos() * 1e-9, 1e-9);
  }

  /** Time left at the rate so far; empty as long as nothing is done. */
  public Optional<Duration> remaining() {
    double share = share();
    return share == 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) (elapsed.toMillis() * (1 - share) / share)));
  }
}
