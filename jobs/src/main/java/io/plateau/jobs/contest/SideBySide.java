package io.plateau.jobs.contest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Does many things, a few at a time. The first that fails is the one that is reported: what has not
 * started by then never does, and what is under way stops where it asks {@link #requireGoingOn}.
 */
final class SideBySide {

  private final int atATime;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * Plans.
   *
   * @param atATime how many at a time, one thread each
   */
  SideBySide(int atATime) {
    if (atATime < 1) {
      throw new IllegalArgumentException("atATime: " + atATime + " (expected: >= 1)");
    }
    this.atATime = atATime;
  }

  /**
   * One of the things.
   *
   * @param <T> what it is given
   * @param <R> what comes out
   */
  interface Work<T, R> {
    R of(T item) throws IOException;
  }

  /** Does them all; results in the order of the items, whichever ends first. */
  <T, R> List<R> map(List<T> items, Work<T, R> work) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(atATime);
    List<Future<R>> futures = new ArrayList<>();
    for (T item : items) {
      futures.add(threads.submit(() -> one(item, work)));
    }
    threads.shutdown();
    List<R> results = new ArrayList<>();
    for (Future<R> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        failure.compareAndSet(null, e.getCause()); // go on waiting: none is left behind
      } catch (InterruptedException e) {
        failure.compareAndSet(null, new IOException("Stopped before the end.", e));
        Thread.currentThread().interrupt();
        break;
      }
    }
    throwFailure();
    return results;
  }

  /**
   * To be called now and then by what takes long.
   *
   * @throws CancellationException when something else has failed
   */
  void requireGoingOn() {
    if (failure.get() != null) {
      throw new CancellationException("something else has failed");
    }
  }

  private <T, R> R one(T item, Work<T, R> work) throws IOException {
    requireGoingOn();
    try {
      return work.of(item);
    } catch (IOException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      throw e;
    }
  }

  private void throwFailure() throws IOException {
    Throwable first = failure.get();
    if (first instanceof IOException io) {
      throw io;
    }
    if (first instanceof Error error) {
      throw error;
    }
    if (first != null) {
      throw (RuntimeException) first;
    }
  }
}
