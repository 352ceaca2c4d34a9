package io.plateau.jobs.cluster;

import io.plateau.training.WorkerTask;
import io.plateau.training.Workers;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks that stay for the whole run, one per part, and ask the driver for work: a step costs a
 * message there and back instead of a Spark job. Where the run stands is known to the driver alone,
 * so a task that Spark starts again after a failure asks, and goes on from there.
 */
final class ResidentWorkers implements Workers {

  private static final Logger LOG = LoggerFactory.getLogger(ResidentWorkers.class);

  /** How soon a job that died is noticed. */
  private static final Duration LOOK = Duration.ofMillis(100);

  private final JavaSparkContext spark;
  private final WorkerSource source;
  private final int parts;
  private final Duration timeout;
  private final Slots.Claim slots;
  private final Broadcast<WorkerLoan> loan;
  private final JobGroup jobs;
  private final ResidentRun run;
  private JavaFutureAction<Void> job;
  private long done;
  private long doneBefore;

  /**
   * Sends the tasks out.
   *
   * @param slots for all parts; given back when this is closed
   */
  ResidentWorkers(
      JavaSparkContext spark, WorkerSource source, Slots.Claim slots, Duration timeout) {
    this.spark = spark;
    this.source = source;
    this.parts = slots.count();
    this.timeout = timeout;
    this.slots = slots;
    loan = spark.broadcast(WorkerLoan.of(source, spark));
    jobs = new JobGroup(spark, source.run(), "the workers of a training run");
    run = new ResidentRun(parts);
    ResidentRuns.add(source.run(), run);
    job = start();
  }

  @Override
  public int parts() {
    return parts;
  }

  @Override
  public <R extends Serializable> List<Optional<R>> run(WorkerTask<R> task) {
    run.publish(task);
    long began = System.nanoTime();
    try {
      while (!run.await(LOOK)) {
        if (job.isDone()) {
          restart();
        }
        if (System.nanoTime() - began > timeout.toNanos()) {
          jobs.end(job);
          throw WorkerFailure.timeout("parts %s of %d".formatted(run.silent(), parts), timeout);
        }
      }
    } catch (InterruptedException e) {
      jobs.end(job);
      throw WorkerFailure.interrupted(e);
    }
    if (run.isClosed()) {
      throw WorkerFailure.stopped();
    }
    done++;
    return run.answers().stream().map(ResidentWorkers::<R>answer).toList();
  }

  @SuppressWarnings("unchecked") // the task that was published says what it answers
  private static <R> Optional<R> answer(byte[] encoded) {
    return ((List<R>) Wire.decode(encoded)).stream().findFirst();
  }

  private JavaFutureAction<Void> start() {
    doneBefore = done;
    // Locals, so that the closure does not take this object along.
    Broadcast<WorkerLoan> broadcast = loan;
    String name = source.run();
    int count = parts;
    List<Integer> numbers = IntStream.range(0, count).boxed().toList();
    return jobs.submit(
        () ->
            spark
                .parallelize(numbers, count)
                .foreachPartitionAsync(
                    own -> {
                      int part = own.next();
                      broadcast
                          .value()
                          .lend(
                              worker -> {
                                new ResidentTask(name, part, count, worker).serve();
                                return part;
                              });
                    }));
  }

  /**
   * Sends new tasks out where the old ones did a step before they failed too often: as with a job
   * per step, each step has all attempts that Spark gives a task.
   */
  private void restart() throws InterruptedException {
    if (jobs.isOver()) {
      throw WorkerFailure.stopped();
    }
    if (done > doneBefore) {
      LOG.warn(
          "A worker failed as often as Spark tries a task, over {} steps; sending out new ones.",
          done - doneBefore);
      job = start();
      return;
    }
    try {
      job.get();
      throw new IllegalStateException("Cannot go on training: the tasks left before the end.");
    } catch (ExecutionException | CancellationException e) {
      throw WorkerFailure.of(e);
    }
  }

  /** Sends the tasks home and waits for them. */
  @Override
  public void close() {
    Interrupts.defer(this::sendHome);
  }

  private void sendHome() {
    run.close();
    if (!jobs.awaitEnd(job)) {
      jobs.end(job);
    }
    ResidentRuns.remove(source.run());
    slots.close();
    if (!jobs.isOver()) {
      loan.destroy();
    }
  }
}
