package io.plateau.jobs.registry;

import io.plateau.jobs.registry.Pointer.Action;
import io.plateau.prep.featureset.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Versions of what was learned, and which of them is in use, in a directory on any Hadoop file
 * system. Versions never change; which one is in use is changed in one step, and of two writers who
 * change it at once one is told that the other did.
 */
public final class Registry {

  static final String MARKER = "registry.json";
  private static final int SCHEMA_VERSION = 1;

  private final Storage storage;
  private final RegistryTree tree;
  private final VersionStore versions;
  private final PointerHistory pointers;

  private Registry(Storage storage, RegistryTree tree, ExclusiveFiles exclusive) {
    this.storage = storage;
    this.tree = tree;
    versions = new VersionStore(storage, tree, exclusive);
    pointers = new PointerHistory(storage, exclusive);
  }

  /** What makes a directory a registry. */
  private record Marker(int schemaVersion, String created) {}

  /**
   * Makes a directory a registry.
   *
   * @throws RegistryException if it is one
   */
  public static Registry init(String location, Configuration configuration) throws IOException {
    Registry registry = at(location, configuration);
    Marker marker =
        new Marker(SCHEMA_VERSION, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    if (registry.storage.exists(MARKER)) {
      throw new RegistryException(
          "Cannot make a registry of %s: it is one already.".formatted(location));
    }
    // Written twice at once it is the same but for the time.
    registry.storage.write(MARKER, SealedJson.encode(marker));
    return registry;
  }

  /**
   * Opens a registry.
   *
   * @param location a Hadoop path or URI; a path without scheme is a local one by default
   * @throws RegistryException if there is none, or one of another layout
   */
  public static Registry open(String location, Configuration configuration) throws IOException {
    Registry registry = at(location, configuration);
    Marker marker;
    try {
      marker =
          SealedJson.decode(
              registry.storage.resolve(MARKER).toString(),
              registry.storage.read(MARKER),
              Marker.class);
    } catch (FileNotFoundException e) {
      throw new RegistryException(
          "Cannot use %s as a registry: it has no %s. Check the path, or make one there: plateau registry init --registry %s"
              .formatted(location, MARKER, location),
          e);
    }
    if (marker.schemaVersion() != SCHEMA_VERSION) {
      throw new RegistryException(
          "Cannot use the registry %s: its schema_version is %d (expected: %d). Use the version of Plateau that wrote it."
              .formatted(location, marker.schemaVersion(), SCHEMA_VERSION));
    }
    return registry;
  }

  private static Registry at(String location, Configuration configuration) throws IOException {
    Storage storage = Storage.at(location, configuration);
    return new Registry(
        storage,
        RegistryTree.at(location, configuration),
        ExclusiveFiles.in(storage, configuration));
  }

  /** Where it lies, with scheme. */
  public String location() {
    return storage.root().toString();
  }

  /**
   * The version in use.
   *
   * @throws RegistryException if none is, or it is damaged
   */
  public RegisteredVersion current() throws IOException {
    Pointer newest =
        newestChange()
            .orElseThrow(
                () ->
                    new RegistryException(
                        "Cannot tell which version of %s is in use: none was promoted. Promote one: plateau registry promote VERSION --registry %s"
                            .formatted(location(), location())));
    return version(newest.current());
  }

  /**
   * A version by its number, or by the words {@code current} and {@code previous}.
   *
   * @throws RegistryException if there is none, or it is damaged
   */
  public RegisteredVersion version(String name) throws IOException {
    if (name.equals("current")) {
      return current();
    }
    if (name.equals("previous")) {
      return version(
          newestChange()
              .flatMap(change -> Optional.ofNullable(change.previous()))
              .orElseThrow(
                  () ->
                      new RegistryException(
                          "Cannot find the previous version of %s: no version was in use before."
                              .formatted(location()))));
    }
    if (!name.matches("\\d{1,6}")) {
      throw new RegistryException(
          "version: %s (expected: a number, such as 12, or current, or previous)".formatted(name));
    }
    return version(Integer.parseInt(name));
  }

  private RegisteredVersion version(int number) throws IOException {
    Optional<RegisteredVersion> found = versions.find(number);
    if (found.isPresent()) {
      return found.get();
    }
    throw new RegistryException(
        "Cannot find version %d in %s: it has %s.".formatted(number, location(), known()));
  }

  private String known() throws IOException {
    List<String> known =
        versions.all().stream().map(version -> Integer.toString(version.number())).toList();
    return known.isEmpty() ? "no versions" : "versions " + String.join(", ", known);
  }

  /** All whole versions, the first first. */
  public List<RegisteredVersion> versions() throws IOException {
    return versions.all();
  }

  /** The change that counts, if there was any. */
  public Optional<Pointer> newestChange() throws IOException {
    return pointers.newest();
  }

  /** All changes of which version is in use, the first first. */
  public List<Pointer> history() throws IOException {
    return pointers.all();
  }

  /**
   * Registers a version under the next number. It is not in use yet.
   *
   * @param createdBy the version of Plateau
   * @param metrics what was measured of it, by name
   * @param files contents by name; those of the artifact below {@link RegisteredVersion#ARTIFACT}
   */
  public RegisteredVersion add(
      String createdBy,
      Provenance provenance,
      SortedMap<String, Double> metrics,
      Map<String, byte[]> files)
      throws IOException {
    return versions.add(createdBy, provenance, metrics, files);
  }

  /**
   * Makes a version the one in use.
   *
   * @param seen the change that counted when this was decided; null if there was none
   * @throws ConflictException if another one counts now; nothing was changed
   * @throws RegistryException if the version is damaged, or in use already
   */
  public Pointer promote(RegisteredVersion version, @Nullable Pointer seen, Change change)
      throws IOException {
    if (seen != null && seen.current() == version.number()) {
      throw new RegistryException(
          "Cannot promote version %d: it is in use already.".formatted(version.number()));
    }
    version.verify();
    Integer before = seen == null ? null : seen.current();
    Pointer promoted = pointers.append(seen, version.number(), before, Action.PROMOTE, change);
    requireThere(version, promoted, seen);
    return promoted;
  }

  /** A clean-up that went on at the same moment either sees the new pointer, or is seen here. */
  private void requireThere(RegisteredVersion version, Pointer promoted, @Nullable Pointer seen)
      throws IOException {
    if (versions.find(version.number()).isPresent()) {
      return;
    }
    if (seen != null) {
      pointers.append(
          promoted,
          seen.current(),
          seen.previous(),
          Action.ROLL_BACK,
          Change.byThisUser("version %d was collected".formatted(version.number())));
    }
    throw new RegistryException(
        "Cannot promote version %d: it was collected as garbage meanwhile.%s"
            .formatted(
                version.number(),
                seen == null ? "" : " Version %d is in use again.".formatted(seen.current())));
  }

  /**
   * Goes back to the version that was in use before the current one was promoted.
   *
   * @throws ConflictException if somebody changed the registry meanwhile; nothing was changed
   * @throws RegistryException if there is none, or it is damaged
   */
  public Pointer rollBack(Change change) throws IOException {
    List<Pointer> history = history();
    RegisteredVersion previous = version("previous");
    previous.verify();
    Integer before = null;
    for (Pointer earlier : history) {
      if (earlier.current() == previous.number()) {
        before = earlier.previous();
      }
    }
    return pointers.append(
        history.get(history.size() - 1), previous.number(), before, Action.ROLL_BACK, change);
  }

  /** Where a run keeps what is not registered yet, as a directory with scheme. */
  public String workDirectory(String name) {
    return storage.resolve(workName(name)).toString();
  }

  /** Forgets what a run kept. */
  public void deleteWork(String name) throws IOException {
    tree.delete(workName(name));
  }

  private static String workName(String name) {
    return "work/" + name;
  }

  Storage storage() {
    return storage;
  }

  RegistryTree tree() {
    return tree;
  }

  VersionStore versionStore() {
    return versions;
  }
}
