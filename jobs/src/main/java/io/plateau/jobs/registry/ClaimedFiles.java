package io.plateau.jobs.registry;

import com.google.gson.Gson;
import io.plateau.prep.featureset.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * On object stores, of which not all can create an object only where there is none: whoever wants a
 * name puts a claim of its own beside it and lists the claims. Who is alone writes; who is not and
 * has not the lowest claim takes it back and gives way; who has the lowest waits until the others
 * have. As a claim lies there before its writer lists, and a list has all that lies there (S3 since
 * December 2020), two writers cannot both be alone.
 *
 * <p>A claim whose writer died is honoured for ten minutes; then the name is abandoned for good, so
 * that a writer which only stood still never overwrites what came after it.
 *
 * @param patience how long the lowest claim waits for others
 */
record ClaimedFiles(Storage storage, Clock clock, Duration patience) implements ExclusiveFiles {

  private static final Logger LOG = LoggerFactory.getLogger(ClaimedFiles.class);
  private static final Gson GSON = new Gson();
  private static final Duration HONOURED = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** What stands in a claim. */
  private record Claim(String at) {}

  static ClaimedFiles in(Storage storage) {
    return new ClaimedFiles(storage, Clock.systemUTC(), Duration.ofSeconds(10));
  }

  @Override
  public Attempt create(String name, byte[] content) throws IOException {
    if (storage.exists(name)) {
      return Attempt.TAKEN;
    }
    String claims = name + ".claims";
    String own = UUID.randomUUID() + ".json";
    storage.write(
        claims + "/" + own,
        GSON.toJson(new Claim(clock.instant().toString())).getBytes(StandardCharsets.UTF_8));
    boolean mine = false;
    try {
      mine = isAlone(claims, own) && !storage.exists(name);
      if (mine) {
        storage.write(name, content);
        return Attempt.CREATED;
      }
      return isAbandoned(name, claims, own) ? Attempt.ABANDONED : Attempt.TAKEN;
    } finally {
      // A claim outlives a write of which it is not known whether it arrived.
      if (!mine || storage.exists(name)) {
        storage.delete(claims + "/" + own);
      }
    }
  }

  /** Waits while others may give way to the lowest claim. */
  private boolean isAlone(String claims, String own) throws IOException {
    Instant end = clock.instant().plus(patience);
    while (true) {
      List<String> all = claims(claims);
      if (all.equals(List.of(own))) {
        return true;
      }
      if (!all.contains(own) || !all.get(0).equals(own) || clock.instant().isAfter(end)) {
        return false;
      }
      LOG.debug("{} claims on {}; waiting for the others", all.size(), claims);
      LockSupport.parkNanos(PAUSE.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
    }
  }

  /** In order; what some file systems show while a file is written is none yet. */
  private List<String> claims(String directory) throws IOException {
    return storage.fileNames(directory).stream().filter(name -> !name.startsWith(".")).toList();
  }

  /** Whether nobody has the name, and one who claimed it has not come back for too long. */
  private boolean isAbandoned(String name, String claims, String own) throws IOException {
    if (storage.exists(name)) {
      return false;
    }
    Instant old = clock.instant().minus(HONOURED);
    for (String other : claims(claims)) {
      if (!other.equals(own) && isBefore(claims + "/" + other, old)) {
        return true;
      }
    }
    return false;
  }

  private boolean isBefore(String claim, Instant time) throws IOException {
    try {
      return Instant.parse(GSON.fromJson(storage.readText(claim), Claim.class).at()).isBefore(time);
    } catch (FileNotFoundException e) {
      return false; // taken back meanwhile
    }
  }
}
