package io.plateau.prep;

import io.plateau.prep.source.Source;
import io.plateau.prep.source.Unit;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides when so much was set aside that the source, not an image, is at fault.
 *
 * @param share of the samples that may be set aside, 0 to 1
 * @param total samples of the source; 0 where they are counted only as they are read
 */
record QuarantineLimit(double share, long total) {

  static QuarantineLimit of(double share, Source source) {
    boolean counted = source.units().stream().allMatch(unit -> unit.items() > 0);
    return new QuarantineLimit(
        share, counted ? source.units().stream().mapToLong(Unit::items).sum() : 0);
  }

  /**
   * Checks the parts so far; where the total is known, the limit is passed before the end.
   *
   * @throws PrepareException if too much was set aside
   */
  void check(Collection<PartSummary> parts) throws PrepareException {
    long quarantined = parts.stream().mapToLong(PartSummary::quarantined).sum();
    if (total > 0 && quarantined > share * total) {
      throw exceeded(quarantined, total, parts);
    }
  }

  /** Checks all parts of a source. */
  void checkAll(Collection<PartSummary> parts) throws PrepareException {
    long samples = parts.stream().mapToLong(PartSummary::samples).sum();
    new QuarantineLimit(share, samples).check(parts);
  }

  private PrepareException exceeded(long quarantined, long of, Collection<PartSummary> parts) {
    Map<String, Long> reasons = new TreeMap<>();
    for (PartSummary part : parts) {
      part.reasons().forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    }
    return new PrepareException(
        "max-quarantine: %d of %d samples were set aside, %s %% (expected: <= %s %%). Reasons: %s. Mend the source, or allow more; what is encoded is kept, and each case stands in %s/*.quarantine.parquet."
            .formatted(
                quarantined,
                of,
                percent((double) quarantined / of),
                percent(share),
                reasons,
                PartFiles.DIRECTORY));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.4g", 100 * share);
  }
}
