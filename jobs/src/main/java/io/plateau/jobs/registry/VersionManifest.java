package io.plateau.jobs.registry;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code version.json}, written last of a version: where it stands, all the others are whole.
 *
 * @param number of the version, from 1
 * @param created when, as ISO 8601 has it
 * @param createdBy the version of Plateau
 * @param provenance how it came about
 * @param metrics what was measured of it, by name; fractions of 1
 * @param files all others of its directory
 */
public record VersionManifest(
    int number,
    String created,
    String createdBy,
    Provenance provenance,
    SortedMap<String, Double> metrics,
    List<VersionFile> files) {

  static final String FILE_NAME = "version.json";

  public VersionManifest {
    Objects.requireNonNull(provenance, "provenance is null");
    metrics = new TreeMap<>(Objects.requireNonNull(metrics, "metrics is null"));
    files = List.copyOf(Objects.requireNonNull(files, "files is null"));
    if (number < 1) {
      throw new IllegalArgumentException("number: " + number + " (expected: >= 1)");
    }
  }
}
