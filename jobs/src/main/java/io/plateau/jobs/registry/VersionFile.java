package io.plateau.jobs.registry;

/**
 * A file of a version.
 *
 * @param name below the version's directory
 * @param bytes its length
 * @param sha256 in hexadecimal
 */
public record VersionFile(String name, long bytes, String sha256) {

  static VersionFile of(String name, byte[] content) {
    return new VersionFile(name, content.length, SealedJson.sha256(content));
  }

  /** Whether these bytes are what was registered. */
  boolean matches(byte[] content) {
    return content.length == bytes && SealedJson.sha256(content).equals(sha256);
  }
}
