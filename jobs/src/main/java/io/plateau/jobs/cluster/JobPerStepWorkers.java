package io.plateau.jobs.cluster;

import io.plateau.training.WorkerTask;
import io.plateau.training.Workers;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * One Spark job per step, one task per part. Spark retries a part whose executor dies; a retried
 * part sends the same bits, and parts are added in their order, not as they come in.
 */
final class JobPerStepWorkers implements Workers {

  private final JavaSparkContext spark;
  private final int parts;
  private final Duration timeout;
  private final Broadcast<WorkerLoan> loan;
  private final JobGroup jobs;

  /** What a part has to do, which travels to its executor alone. */
  private record PartTask<R extends Serializable>(int part, WorkerTask<R> task)
      implements Serializable {}

  JobPerStepWorkers(JavaSparkContext spark, WorkerSource source, int parts, Duration timeout) {
    this.spark = spark;
    this.parts = parts;
    this.timeout = timeout;
    this.loan = spark.broadcast(WorkerLoan.of(source, spark));
    this.jobs = new JobGroup(spark, source.run(), "a training step");
  }

  @Override
  public int parts() {
    return parts;
  }

  @Override
  public <R extends Serializable> List<Optional<R>> run(WorkerTask<R> task) {
    // Locals, so that the closure does not take this object along.
    Broadcast<WorkerLoan> broadcast = loan;
    int count = parts;
    List<PartTask<R>> tasks =
        IntStream.range(0, count)
            .mapToObj(part -> new PartTask<>(part, task.forPart(part)))
            .toList();
    // An answer that may be missing travels as a list: Optional cannot be serialised.
    return answers(
            jobs.submit(
                () ->
                    spark
                        .parallelize(tasks, count)
                        .map(
                            own ->
                                broadcast
                                    .value()
                                    .lend(
                                        worker ->
                                            own.task()
                                                .run(worker, own.part(), count)
                                                .map(List::of)
                                                .orElse(List.of())))
                        .collectAsync()))
        .stream()
        .map(answer -> answer.stream().findFirst())
        .toList();
  }

  private <T> T answers(JavaFutureAction<T> job) {
    try {
      return job.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      jobs.end(job);
      throw WorkerFailure.timeout("at least one of %d parts".formatted(parts), timeout);
    } catch (ExecutionException e) {
      throw WorkerFailure.of(e);
    } catch (InterruptedException e) {
      jobs.end(job);
      throw WorkerFailure.interrupted(e);
    }
  }

  @Override
  public void close() {
    if (!jobs.isOver()) {
      Interrupts.defer(loan::destroy);
    }
  }
}
