package io.plateau.jobs.registry;

import io.plateau.jobs.registry.ExclusiveFiles.Attempt;
import io.plateau.jobs.registry.Pointer.Action;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which version is in use, and ever was: one numbered record for every change, none ever replaced.
 * The highest number counts.
 */
final class PointerHistory {

  private static final String DIRECTORY = "pointers";
  private static final Pattern NAME = Pattern.compile("\\d{9}\\.json");

  private final Storage storage;
  private final ExclusiveFiles exclusive;

  PointerHistory(Storage storage, ExclusiveFiles exclusive) {
    this.storage = storage;
    this.exclusive = exclusive;
  }

  /** The change that counts, if there was any. */
  Optional<Pointer> newest() throws IOException {
    List<String> names = names();
    return names.isEmpty() ? Optional.empty() : Optional.of(read(names.get(names.size() - 1)));
  }

  /** All changes, the first first. */
  List<Pointer> all() throws IOException {
    List<Pointer> all = new ArrayList<>();
    for (String name : names()) {
      all.add(read(name));
    }
    return all;
  }

  private List<String> names() throws IOException {
    return storage.fileNames(DIRECTORY).stream()
        .filter(name -> NAME.matcher(name).matches())
        .toList();
  }

  private Pointer read(String name) throws IOException {
    String file = DIRECTORY + "/" + name;
    return SealedJson.decode(storage.resolve(file).toString(), storage.read(file), Pointer.class);
  }

  /**
   * Makes a version the one in use, if nobody changed anything since.
   *
   * @param seen the change that counted when this was decided; null if there was none
   * @param previous the version that a roll-back goes to; null for none
   * @throws ConflictException if somebody did
   */
  Pointer append(
      @Nullable Pointer seen, int current, @Nullable Integer previous, Action action, Change change)
      throws IOException {
    int sequence = seen == null ? 0 : seen.sequence();
    Attempt attempt;
    Pointer next;
    do {
      requireUnchanged(seen, current);
      sequence++;
      next =
          new Pointer(
              sequence,
              current,
              previous,
              action,
              change.by(),
              Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
              change.reason(),
              UUID.randomUUID().toString());
      attempt = exclusive.create(file(sequence), SealedJson.encode(next));
    } while (attempt == Attempt.ABANDONED);
    if (attempt == Attempt.TAKEN) {
      requireUnchanged(seen, current);
      throw new ConflictException(
          "Cannot make version %d the one in use: another writer is about to change the registry. Nothing was changed; look at it in a moment, and run again."
              .formatted(current));
    }
    return next;
  }

  private void requireUnchanged(@Nullable Pointer seen, int wanted) throws IOException {
    Optional<Pointer> now = newest();
    int known = seen == null ? 0 : seen.sequence();
    if (now.isPresent() && now.get().sequence() > known) {
      Pointer other = now.get();
      throw new ConflictException(
          "Cannot make version %d the one in use: %s changed that meanwhile (%s), and it is version %d now. Run again, if %d is still to take its place."
              .formatted(wanted, other.by(), other.at(), other.current(), wanted));
    }
  }

  private static String file(int sequence) {
    return "%s/%09d.json".formatted(DIRECTORY, sequence);
  }
}
