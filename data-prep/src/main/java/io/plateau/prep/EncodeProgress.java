package io.plateau.prep;

import io.plateau.prep.source.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.util.CollectionAccumulator;

/** Sums up what has been finished for a listener. */
final class EncodeProgress {

  private final long totalItems;
  private final long totalBytes;
  private final CollectionAccumulator<PartSummary> finished;
  private final ProgressListener listener;
  private final long start = System.nanoTime();

  EncodeProgress(
      List<Unit> units, CollectionAccumulator<PartSummary> finished, ProgressListener listener) {
    boolean counted = units.stream().allMatch(unit -> unit.items() > 0);
    this.totalItems = counted ? units.stream().mapToLong(Unit::items).sum() : 0;
    this.totalBytes = units.stream().mapToLong(Unit::bytes).sum();
    this.finished = finished;
    this.listener = listener;
  }

  /** Tells the listener, and returns the parts that are finished. */
  Collection<PartSummary> report() {
    // A task that is run again, or twice at once, adds its part again.
    Map<String, PartSummary> parts = new HashMap<>();
    for (PartSummary part : new ArrayList<>(finished.value())) {
      parts.put(part.name(), part);
    }
    long samples = 0;
    long encoded = 0;
    long quarantined = 0;
    long bytes = 0;
    for (PartSummary part : parts.values()) {
      samples += part.samples();
      encoded += part.encoded();
      quarantined += part.quarantined();
      bytes += part.bytes();
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    listener.update(
        new Progress(samples, totalItems, bytes, totalBytes, encoded, quarantined, elapsed));
    return parts.values();
  }
}
