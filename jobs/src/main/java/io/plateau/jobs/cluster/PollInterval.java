package io.plateau.jobs.cluster;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a resident task waits before it asks again: at first so short that a step does not
 * notice, then longer by a quarter each time, so that waiting costs at most a quarter more.
 */
final class PollInterval {

  private static final long SHORTEST = TimeUnit.MICROSECONDS.toNanos(100);
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(4);

  /** One thread of the driver hears all parts; this leaves it at most 50,000 questions a second. */
  private static final long PER_PART = TimeUnit.MICROSECONDS.toNanos(20);

  private final long shortest;
  private long current;

  private PollInterval(long shortest) {
    this.shortest = shortest;
    this.current = shortest;
  }

  static PollInterval of(int parts) {
    return new PollInterval(Math.max(SHORTEST, parts * PER_PART));
  }

  long nanos() {
    return current;
  }

  /** Waits. Returns at once where the thread is interrupted. */
  void pause() {
    LockSupport.parkNanos(current);
    current = Math.max(shortest, Math.min(LONGEST, current + current / 4));
  }

  /** Starts over: there was work. */
  void reset() {
    current = shortest;
  }
}
