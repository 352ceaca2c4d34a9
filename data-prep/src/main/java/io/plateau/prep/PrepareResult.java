package io.plateau.prep;

import io.plateau.prep.featureset.FeatureSetManifest;
import java.time.Duration;

/**
 * What came of a request.
 *
 * @param status whether anything had to be done
 * @param manifest of the complete feature set; its splits have the counts per class
 * @param encoded images that the tower was run for; the others were known
 * @param elapsed how long it took
 */
public record PrepareResult(
    Status status, FeatureSetManifest manifest, long encoded, Duration elapsed) {

  /** Whether anything had to be done. */
  public enum Status {
    /** The feature set was made. */
    PREPARED,
    /** The feature set was brought up to date with its source. */
    UPDATED,
    /** The same request had been carried out before; nothing was done. */
    ALREADY_COMPLETE
  }

  public long rows() {
    return manifest.rows();
  }

  public long quarantined() {
    return manifest.quarantine().rows();
  }

  /** Source items per second, those set aside included; 0 if nothing was done. */
  public double imagesPerSecond() {
    if (status == Status.ALREADY_COMPLETE) {
      return 0;
    }
    long items = manifest.images() + quarantined();
    return items / Math.max(elapsed.toNanos() * 1e-9, 1e-9);
  }
}
