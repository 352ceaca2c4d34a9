package io.plateau.jobs.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long each stage of a job took. */
public final class Stopwatch {

  private final Map<String, Duration> laps = new LinkedHashMap<>();
  private long last = System.nanoTime();

  /** Ends a stage; the next one starts. */
  public void lap(String stage) {
    long now = System.nanoTime();
    laps.put(stage, Duration.ofNanos(now - last));
    last = now;
  }

  /** The stages that have ended, in order. */
  public Map<String, Duration> laps() {
    return laps;
  }
}
