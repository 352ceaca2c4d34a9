package io.plateau.prep;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.TaskContext;
import org.jspecify.annotations.Nullable;

/** The threads of a task that decode images while its own thread runs the tower. */
final class Decoders implements AutoCloseable {

  private final int threads;
  private final ExecutorService pool;

  private Decoders(int threads) {
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "image-decoder");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** As many as the running task has cores ({@code spark.task.cpus}). */
  static Decoders ofTask() {
    @Nullable TaskContext task = TaskContext.get();
    return new Decoders(task == null ? 1 : task.cpus());
  }

  /** How many samples to hand in before the first is taken, so that no thread waits. */
  int ahead() {
    return 2 * threads;
  }

  <T> Future<T> submit(Callable<T> decoding) {
    return pool.submit(decoding);
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
