package io.plateau.jobs.cluster;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spark jobs of one run, that can be ended together. */
record JobGroup(JavaSparkContext spark, String name, String description) {

  private static final Logger LOG = LoggerFactory.getLogger(JobGroup.class);

  /** What tasks are given to go home. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /**
   * Starts a job of the group.
   *
   * @throws IllegalStateException when the application is over
   */
  <T> JavaFutureAction<T> submit(Supplier<JavaFutureAction<T>> job) {
    // A task that hangs notices nothing but an interrupt of its thread.
    spark.setJobGroup(name, description, true);
    try {
      return job.get();
    } catch (IllegalStateException e) {
      throw isOver() ? WorkerFailure.stopped() : e;
    } finally {
      spark.clearJobGroup();
    }
  }

  /** Interrupts a job's tasks and waits until they are gone. */
  void end(JavaFutureAction<?> job) {
    if (!isOver()) {
      spark.cancelJobGroup(name);
      awaitEnd(job);
    }
  }

  /**
   * Waits for a job's tasks, whatever becomes of them.
   *
   * @return whether they are gone
   */
  boolean awaitEnd(JavaFutureAction<?> job) {
    try {
      job.get(GRACE.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      LOG.warn("The tasks of {} do not end within {}.", description, GRACE);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | CancellationException e) {
      LOG.debug("The tasks of {} are gone.", description, e); // whoever needed them has said why
      return true;
    }
  }

  /** Whether Spark was stopped, by Ctrl-C for one. */
  boolean isOver() {
    return spark.sc().isStopped();
  }
}
