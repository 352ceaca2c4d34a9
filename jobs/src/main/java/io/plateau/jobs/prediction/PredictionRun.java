package io.plateau.jobs.prediction;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/** The Spark job: a task for each unit labels its images. */
final class PredictionRun {

  private static final long REPORT_MILLIS = 1000;

  private PredictionRun() {}

  /** A unit and its place, which is in the names of its files. */
  private record Numbered(int number, PredictionUnit unit) implements Serializable {}

  /** Labels all units; gives what became of them in their order. */
  static List<PredictedPart> of(
      JavaSparkContext context,
      List<PredictionUnit> units,
      PredictionTask task,
      PredictionProgress progress) {
    if (units.isEmpty()) {
      return List.of();
    }
    List<Numbered> numbered = new ArrayList<>();
    units.forEach(unit -> numbered.add(new Numbered(numbered.size(), unit)));
    Broadcast<PredictionTask> shared = context.broadcast(task);
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    LongAccumulator done = context.sc().longAccumulator("images");
    long total = units.stream().mapToLong(PredictionUnit::items).sum();
    JavaFutureAction<List<PredictedPart>> job =
        context
            .parallelize(numbered, numbered.size())
            .map(
                next -> {
                  PredictedPart part =
                      shared.value().run(next.number(), next.unit(), configuration.value().value());
                  done.add(part.rows() + part.quarantined());
                  return part;
                })
            .collectAsync();
    try {
      return await(job, () -> progress.reached(done.value(), total));
    } finally {
      job.cancel(true); // nothing to a job that has ended
      shared.destroy();
      configuration.destroy();
    }
  }

  private static List<PredictedPart> await(
      JavaFutureAction<List<PredictedPart>> job, Runnable report) {
    while (true) {
      try {
        List<PredictedPart> parts = job.get(REPORT_MILLIS, TimeUnit.MILLISECONDS);
        report.run();
        return new ArrayList<>(parts);
      } catch (TimeoutException e) {
        report.run();
      } catch (ExecutionException e) {
        throw new CompletionException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while images were labelled", e);
      }
    }
  }
}
