package io.plateau.jobs.sweep;

import io.plateau.jobs.command.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Does the runs of a sweep, a few at a time; one that fails leaves the others alone. */
final class Sweep {

  private final int atATime;
  private final AtomicReference<@Nullable Exception> end = new AtomicReference<>();

  /**
   * Plans.
   *
   * @param atATime how many at a time, one thread each
   */
  Sweep(int atATime) {
    if (atATime < 1) {
      throw new IllegalArgumentException("atATime: " + atATime + " (expected: >= 1)");
    }
    this.atATime = atATime;
  }

  /** What a run does. */
  @FunctionalInterface
  interface Work {
    void learn(SweepRun run) throws Exception;
  }

  /**
   * Does them all.
   *
   * @throws IOException when all are over, if some have failed: which, why, and how to go on
   */
  void run(List<SweepRun> runs, Work work) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(atATime);
    List<Future<Optional<String>>> reasons = new ArrayList<>();
    for (SweepRun run : runs) {
      reasons.add(threads.submit(() -> failure(run, work)));
    }
    threads.shutdown();
    Map<String, List<SweepRun>> failed = new LinkedHashMap<>();
    try {
      for (int i = 0; i < runs.size(); i++) {
        Optional<String> reason = reasons.get(i).get();
        if (reason.isPresent()) {
          failed.computeIfAbsent(reason.get(), why -> new ArrayList<>()).add(runs.get(i));
        }
      }
    } catch (ExecutionException e) { // an Error, after which nothing is certain
      threads.shutdownNow();
      throw new IOException(
          "Cannot go on with the sweep: %s. What was saved stays; go on with --resume."
              .formatted(e.getCause()),
          e);
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
      throw new IOException("Stopped before the end. Go on with --resume.", e);
    }
    requireNone(failed, runs.size());
  }

  /** Why a run failed, if it did. */
  private Optional<String> failure(SweepRun run, Work work) {
    if (end.get() != null) {
      return Optional.of("not begun.");
    }
    try {
      work.learn(run);
      return Optional.empty();
    } catch (Exception e) { // Spark throws checked ones that it does not declare
      if (Failure.isShutDown(e)) {
        end.compareAndSet(null, e); // the others would only say the same
      }
      return Optional.of(Failure.sentence(e));
    }
  }

  private void requireNone(Map<String, List<SweepRun>> failed, int runs) throws IOException {
    Exception shutDown = end.get();
    if (shutDown != null) {
      throw new IOException(Failure.sentence(shutDown), shutDown);
    }
    if (failed.isEmpty()) {
      return;
    }
    StringBuilder why = new StringBuilder();
    int count = 0;
    for (Map.Entry<String, List<SweepRun>> reason : failed.entrySet()) {
      List<String> names = reason.getValue().stream().map(SweepRun::toString).toList();
      count += names.size();
      why.append(' ').append(String.join(", ", names)).append(": ").append(reason.getKey());
    }
    throw new IOException(
        "%d of %d runs of the sweep failed, the others are whole.%s Run the command again with --resume: it goes on with what is missing."
            .formatted(count, runs, why));
  }
}
