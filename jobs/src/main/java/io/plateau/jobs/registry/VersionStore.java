package io.plateau.jobs.registry;

import io.plateau.jobs.registry.ExclusiveFiles.Attempt;
import io.plateau.prep.featureset.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** The versions of a registry: each a directory of its own, which nothing is written to twice. */
final class VersionStore {

  static final String DIRECTORY = "versions";
  private static final String RESERVED = "reserved.json";

  private final Storage storage;
  private final RegistryTree tree;
  private final ExclusiveFiles exclusive;

  VersionStore(Storage storage, RegistryTree tree, ExclusiveFiles exclusive) {
    this.storage = storage;
    this.tree = tree;
    this.exclusive = exclusive;
  }

  /** What keeps two writers from one number. */
  private record Reservation(int number, String at, String id) {}

  /** The numbers that are taken, by whole versions or not, in order. */
  List<Integer> numbers() throws IOException {
    return tree.directories(DIRECTORY).stream()
        .filter(name -> name.matches("\\d{6}"))
        .map(Integer::valueOf)
        .toList();
  }

  /** All whole versions, the first first. */
  List<RegisteredVersion> all() throws IOException {
    List<RegisteredVersion> all = new ArrayList<>();
    for (int number : numbers()) {
      find(number).ifPresent(all::add);
    }
    return all;
  }

  /** A version, if it is there and whole. */
  Optional<RegisteredVersion> find(int number) throws IOException {
    String file = manifest(number);
    byte[] bytes;
    try {
      bytes = storage.read(file);
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
    VersionManifest manifest =
        SealedJson.decode(storage.resolve(file).toString(), bytes, VersionManifest.class);
    if (manifest.number() != number) {
      throw new RegistryException(
          "Cannot read %s: it is of version %d (expected: %d). Restore it from a copy."
              .formatted(storage.resolve(file), manifest.number(), number));
    }
    return Optional.of(new RegisteredVersion(storage, manifest));
  }

  /**
   * Registers a version under the next number.
   *
   * @param files contents by name
   */
  RegisteredVersion add(
      String createdBy,
      Provenance provenance,
      SortedMap<String, Double> metrics,
      Map<String, byte[]> files)
      throws IOException {
    int number = reserve();
    String directory = RegisteredVersion.directory(number);
    List<VersionFile> written = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      storage.write(directory + "/" + file.getKey(), file.getValue());
      written.add(VersionFile.of(file.getKey(), file.getValue()));
    }
    VersionManifest manifest =
        new VersionManifest(number, now(), createdBy, provenance, metrics, written);
    storage.write(manifest(number), SealedJson.encode(manifest));
    return new RegisteredVersion(storage, manifest);
  }

  private int reserve() throws IOException {
    List<Integer> taken = numbers();
    int number = taken.isEmpty() ? 0 : taken.get(taken.size() - 1);
    Attempt attempt;
    do {
      number++;
      attempt =
          exclusive.create(
              RegisteredVersion.directory(number) + "/" + RESERVED,
              SealedJson.encode(new Reservation(number, now(), UUID.randomUUID().toString())));
    } while (attempt != Attempt.CREATED);
    return number;
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Makes a version one no more; its other files stay until the directory is deleted. */
  void withdraw(int number) throws IOException {
    storage.delete(manifest(number));
  }

  /** Undoes a withdrawal. */
  void restore(RegisteredVersion version) throws IOException {
    storage.write(manifest(version.number()), SealedJson.encode(version.manifest()));
  }

  private static String manifest(int number) {
    return RegisteredVersion.directory(number) + "/" + VersionManifest.FILE_NAME;
  }
}
