package io.plateau.prep;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import io.plateau.prep.featureset.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second run out of an output directory. The lock is a file that its owner renews; one that
 * is not renewed any more, or whose process has ended on this machine, was left by a killed run and
 * is taken over. Object stores that cannot create a file only where there is none let the last of
 * two writers win; both look again after a moment, and the loser gives way.
 */
public final class OutputLock implements AutoCloseable {

  static final String FILE_NAME = "_lock.json";

  private static final Logger LOG = LoggerFactory.getLogger(OutputLock.class);
  private static final Gson GSON = new Gson();
  private static final Duration RENEWAL = Duration.ofSeconds(10);
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration SETTLING = Duration.ofSeconds(2);

  /** What stands in the file. */
  record Owner(String id, String host, long pid, String started, String renewed) {

    Owner renewedNow() {
      return new Owner(id, host, pid, started, now());
    }

    static Owner ofThisProcess() {
      ProcessHandle process = ProcessHandle.current();
      return new Owner(
          UUID.randomUUID().toString(), hostName(), process.pid(), started(process), now());
    }

    /** Whether it can be told that its process has ended or is stuck. */
    boolean isGone() {
      if (Duration.between(Instant.parse(renewed), Instant.now()).compareTo(LEASE) > 0) {
        return true;
      }
      return host.equals(hostName())
          && ProcessHandle.of(pid).filter(process -> started(process).equals(started)).isEmpty();
    }

    private static String started(ProcessHandle process) {
      return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private static String now() {
      return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
  }

  private final Storage out;
  private final ScheduledExecutorService clock;
  private final ScheduledFuture<?> renewals;
  private Owner owner;
  private @Nullable IOException lost;

  private OutputLock(Storage out, Owner owner) {
    this.out = out;
    this.owner = owner;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "output-lock");
              thread.setDaemon(true);
              return thread;
            });
    long seconds = RENEWAL.toSeconds();
    renewals = clock.scheduleWithFixedDelay(this::renew, seconds, seconds, TimeUnit.SECONDS);
  }

  /**
   * Takes the lock of a directory.
   *
   * @throws PrepareException if another run holds it
   */
  public static OutputLock acquire(Storage out) throws IOException {
    Owner owner = Owner.ofThisProcess();
    Optional<Owner> other = read(out);
    if (other.isPresent() && other.get().isGone()) {
      LOG.warn(
          "Taking over {}: the run of {} that held it, process {}, has ended.",
          out.root(),
          other.get().host(),
          other.get().pid());
      out.delete(FILE_NAME);
      other = Optional.empty();
    }
    if (other.isPresent() || !out.createNew(FILE_NAME, GSON.toJson(owner))) {
      throw held(out, other.or(() -> readQuietly(out)));
    }
    if (!out.createsExclusively()) {
      settle();
      Optional<Owner> now = read(out);
      if (now.isEmpty() || !now.get().id().equals(owner.id())) {
        throw held(out, now);
      }
    }
    return new OutputLock(out, owner);
  }

  /**
   * Makes sure that nobody took the lock over meanwhile.
   *
   * @throws PrepareException if somebody did
   */
  public void requireHeld() throws IOException {
    renew();
    synchronized (this) {
      if (lost != null) {
        throw lost;
      }
    }
  }

  private synchronized void renew() {
    try {
      Optional<Owner> now = read(out);
      if (now.isEmpty() || !now.get().id().equals(owner.id())) {
        lost = held(out, now);
        return;
      }
      owner = owner.renewedNow();
      out.writeText(FILE_NAME, GSON.toJson(owner));
    } catch (IOException e) {
      LOG.warn("Cannot renew the lock of {}; will try again.", out.root(), e);
    }
  }

  @Override
  public void close() throws IOException {
    renewals.cancel(false);
    clock.shutdown();
    synchronized (this) {
      Optional<Owner> now = read(out);
      if (now.isPresent() && now.get().id().equals(owner.id())) {
        out.delete(FILE_NAME);
      }
    }
  }

  private static Optional<Owner> read(Storage out) throws IOException {
    try {
      return Optional.ofNullable(GSON.fromJson(out.readText(FILE_NAME), Owner.class));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (JsonSyntaxException e) {
      throw new PrepareException(
          "Cannot read %s: it is damaged. Delete it, if no other run writes there."
              .formatted(out.resolve(FILE_NAME)));
    }
  }

  private static Optional<Owner> readQuietly(Storage out) {
    try {
      return read(out);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static PrepareException held(Storage out, Optional<Owner> by) {
    String who =
        by.map(
                owner ->
                    "process %d on %s, which was alive at %s,"
                        .formatted(owner.pid(), owner.host(), owner.renewed()))
            .orElse("it");
    return new PrepareException(
        "Cannot write into %s: another run writes there; %s holds %s. Wait for it to end, or choose another --out. A run that was killed is taken for ended after %d seconds."
            .formatted(out.root(), who, FILE_NAME, LEASE.toSeconds()));
  }

  private static void settle() {
    try {
      Thread.sleep(SETTLING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
