package io.plateau.prep;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a preparation is. The numbers come from finished tasks and are for people; what stands in
 * the manifest is counted exactly.
 *
 * @param done items that are finished, those set aside included
 * @param total items of the source
 * @param quarantined items that were set aside
 * @param elapsed since the start
 */
public record Progress(long done, long total, long quarantined, Duration elapsed) {

  public Progress {
    // A task that is run again counts twice.
    done = Math.min(done, total);
    quarantined = Math.min(quarantined, total);
  }

  /** Items per second so far. */
  public double rate() {
    return done / Math.max(elapsed.toNanos() * 1e-9, 1e-9);
  }

  /** Time left at the rate so far; empty as long as nothing is done. */
  public Optional<Duration> remaining() {
    return done == 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) (1000 * (total - done) / rate())));
  }
}
