package io.plateau.jobs.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceProfileManager;

/**
 * Tasks that an application can run at the same time: over all executors, cores by {@code
 * spark.task.cpus}, and GPUs by what a task asks of them.
 */
final class Slots {

  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(50);

  /** Slots that resident tasks keep; a JVM has one Spark context at a time. */
  private static final AtomicInteger HELD = new AtomicInteger();

  private Slots() {}

  /** Slots for the tasks of a run, until closed. */
  record Claim(int count) implements AutoCloseable {

    @Override
    public void close() {
      HELD.addAndGet(-count);
    }
  }

  /** How many there are now. */
  static int count(JavaSparkContext spark) {
    ResourceProfileManager profiles = spark.sc().resourceProfileManager();
    return spark.sc().maxNumConcurrentTasks(profiles.defaultResourceProfile());
  }

  /** Waits for slots while executors may still be on their way; says how many there are then. */
  static int await(JavaSparkContext spark, int wanted, Duration patience) {
    long began = System.nanoTime();
    int count = count(spark);
    while (count < wanted
        && !spark.isLocal()
        && System.nanoTime() - began < patience.toNanos()
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK);
      count = count(spark);
    }
    return count;
  }

  /** Keeps slots for resident tasks; empty where too few are free. */
  static synchronized Optional<Claim> claim(JavaSparkContext spark, int wanted) {
    if (HELD.get() + wanted > count(spark)) {
      return Optional.empty();
    }
    HELD.addAndGet(wanted);
    return Optional.of(new Claim(wanted));
  }

  /** How many are kept. */
  static int held() {
    return HELD.get();
  }
}
