package io.plateau.prep;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/** Tells a listener about accumulators while the driver waits for its job. */
final class ProgressReporter implements AutoCloseable {

  private static final long PERIOD_SECONDS = 1;

  private final LongAccumulator done;
  private final LongAccumulator quarantined;
  private final long total;
  private final ProgressListener listener;
  private final long start = System.nanoTime();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "prepare-progress");
            thread.setDaemon(true);
            return thread;
          });
  private final ScheduledFuture<?> reports;

  ProgressReporter(SparkContext spark, long total, ProgressListener listener) {
    this.done = spark.longAccumulator("items done");
    this.quarantined = spark.longAccumulator("items quarantined");
    this.total = total;
    this.listener = listener;
    this.reports =
        clock.scheduleAtFixedRate(this::report, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  LongAccumulator done() {
    return done;
  }

  LongAccumulator quarantined() {
    return quarantined;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private synchronized void report() {
    listener.update(new Progress(done.value(), total, quarantined.value(), elapsed()));
  }

  @Override
  public void close() {
    reports.cancel(false);
    clock.shutdown();
    report();
  }
}
