package io.plateau.clip;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** The reference files that lie beside a developer's checkout, not in it. */
public final class SharedReference {

  private SharedReference() {}

  /** A folder of the reference data; the calling test is skipped, with a message, without it. */
  public static Path folder(String name) {
    String shared = System.getProperty("plateau.shared", "../../shared");
    Path folder = Path.of(shared, "reference-data", name);
    assumeThat(Files.isDirectory(folder))
        .as("SKIPPED: no reference data at %s (set -Dplateau.shared)", folder.toAbsolutePath())
        .isTrue();
    return folder;
  }
}
