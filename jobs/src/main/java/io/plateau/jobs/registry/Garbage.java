package io.plateau.jobs.registry;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be deleted of a registry: old versions, versions that were never whole, and work of runs
 * that were broken off. The version in use and the one before it are never among them.
 *
 * @param versions whole ones, by number
 * @param broken numbers of versions that were never whole
 * @param work names of directories under {@code work}
 */
public record Garbage(List<Integer> versions, List<Integer> broken, List<String> work) {

  public Garbage {
    versions = List.copyOf(versions);
    broken = List.copyOf(broken);
    work = List.copyOf(work);
  }

  /**
   * Finds it.
   *
   * @param keep how many of the newest whole versions stay, beside the two in use
   * @param age since the last write of what is not whole
   */
  public static Garbage of(Registry registry, int keep, Duration age, Clock clock)
      throws IOException {
    if (keep < 0) {
      throw new IllegalArgumentException("keep: " + keep + " (expected: >= 0)");
    }
    Instant before = clock.instant().minus(age);
    Optional<Pointer> newest = registry.newestChange();
    List<Integer> whole = registry.versions().stream().map(RegisteredVersion::number).toList();
    List<Integer> old =
        whole.subList(0, Math.max(0, whole.size() - keep)).stream()
            .filter(version -> newest.isEmpty() || !newest.get().protects(version))
            .toList();
    List<Integer> broken = new ArrayList<>();
    for (int number : registry.versionStore().numbers()) {
      if (!whole.contains(number) && isOld(registry, RegisteredVersion.directory(number), before)) {
        broken.add(number);
      }
    }
    List<String> work = new ArrayList<>();
    for (String name : registry.tree().directories("work")) {
      if (isOld(registry, "work/" + name, before)) {
        work.add(name);
      }
    }
    return new Garbage(old, broken, work);
  }

  private static boolean isOld(Registry registry, String directory, Instant before)
      throws IOException {
    return registry.tree().lastWrite(directory).map(last -> last.isBefore(before)).orElse(true);
  }

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return versions.isEmpty() && broken.isEmpty() && work.isEmpty();
  }

  /**
   * Deletes it.
   *
   * @return the numbers of versions that are gone; one that was promoted meanwhile stays
   */
  public List<Integer> collect(Registry registry) throws IOException {
    List<Integer> gone = new ArrayList<>();
    for (int number : versions) {
      if (collect(registry, number)) {
        gone.add(number);
      }
    }
    for (int number : broken) {
      registry.tree().delete(RegisteredVersion.directory(number));
    }
    for (String name : work) {
      registry.deleteWork(name);
    }
    return gone;
  }

  /** Who promotes it at this moment either is seen here, or sees that it is gone. */
  private static boolean collect(Registry registry, int number) throws IOException {
    Optional<RegisteredVersion> version = registry.versionStore().find(number);
    if (version.isEmpty()) {
      return false;
    }
    registry.versionStore().withdraw(number);
    Optional<Pointer> newest = registry.newestChange();
    if (newest.isPresent() && newest.get().protects(number)) {
      registry.versionStore().restore(version.get());
      return false;
    }
    registry.tree().delete(RegisteredVersion.directory(number));
    return true;
  }
}
