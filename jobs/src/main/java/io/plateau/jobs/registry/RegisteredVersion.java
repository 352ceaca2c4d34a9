package io.plateau.jobs.registry;

import io.plateau.prep.featureset.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A version, which never changes. */
public final class RegisteredVersion {

  /** The part of a version's directory that is an artifact. */
  public static final String ARTIFACT = "artifact";

  private final Storage registry;
  private final VersionManifest manifest;

  RegisteredVersion(Storage registry, VersionManifest manifest) {
    this.registry = registry;
    this.manifest = manifest;
  }

  /** A number as directories and messages have it: {@code 000012}. */
  static String name(int number) {
    return "%06d".formatted(number);
  }

  static String directory(int number) {
    return "versions/" + name(number);
  }

  public int number() {
    return manifest.number();
  }

  /** Its number as directories have it. */
  public String name() {
    return name(number());
  }

  public VersionManifest manifest() {
    return manifest;
  }

  /** Where it lies, with scheme. */
  public String directory() {
    return registry.resolve(directory(number())).toString();
  }

  /** Where its artifact lies, as {@code evaluate} and {@code predict} read it. */
  public String artifactDirectory() {
    return directory() + "/" + ARTIFACT;
  }

  /** Whether it has a file of that name. */
  public boolean has(String name) {
    return manifest.files().stream().anyMatch(file -> file.name().equals(name));
  }

  /**
   * Reads a file of it.
   *
   * @param name below its directory
   * @throws RegistryException if the file is not what was registered
   */
  public byte[] read(String name) throws IOException {
    VersionFile file =
        manifest.files().stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new RegistryException(
                        "Cannot read %s of version %d: it has no such file."
                            .formatted(name, number())));
    try {
      byte[] content = registry.read(directory(number()) + "/" + name);
      if (file.matches(content)) {
        return content;
      }
      throw damaged(
          "%s is not what was registered: %d bytes with SHA-256 %s (expected: %d with %s)"
              .formatted(
                  name, content.length, SealedJson.sha256(content), file.bytes(), file.sha256()));
    } catch (FileNotFoundException e) {
      throw damaged("%s is missing".formatted(name));
    }
  }

  /**
   * Reads every file.
   *
   * @throws RegistryException with all that is not what was registered
   */
  public void verify() throws IOException {
    List<RegistryException> damaged = new ArrayList<>();
    for (VersionFile file : manifest.files()) {
      try {
        read(file.name());
      } catch (RegistryException e) {
        damaged.add(e);
      }
    }
    if (!damaged.isEmpty()) {
      RegistryException first = damaged.get(0);
      throw damaged.size() == 1
          ? first
          : new RegistryException(
              "%s %d more files of it are damaged, too."
                  .formatted(first.getMessage(), damaged.size() - 1),
              first);
    }
  }

  private RegistryException damaged(String what) {
    return new RegistryException(
        "Cannot use version %d of %s: %s. Restore the file, or roll back to another version."
            .formatted(number(), registry.root(), what));
  }
}
