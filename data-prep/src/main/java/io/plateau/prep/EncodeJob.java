package io.plateau.prep;

import io.plateau.prep.source.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The first Spark job: a task for each unit makes its part. What a task has finished stays when the
 * run is interrupted.
 */
final class EncodeJob {

  private static final long REPORT_MILLIS = 1000;

  private EncodeJob() {}

  /**
   * Makes all parts.
   *
   * @return their summaries in the order of the units
   * @throws PrepareException as soon as too much was set aside
   */
  static List<PartSummary> run(
      JavaSparkContext context,
      List<Unit> units,
      UnitTask task,
      QuarantineLimit limit,
      ProgressListener listener)
      throws PrepareException {
    Broadcast<UnitTask> shared = context.broadcast(task);
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    CollectionAccumulator<PartSummary> finished =
        context.sc().collectionAccumulator("finished parts");
    EncodeProgress progress = new EncodeProgress(units, finished, listener);
    JavaFutureAction<List<PartSummary>> job =
        context
            .parallelize(units, units.size())
            .map(
                unit -> {
                  PartSummary summary = shared.value().run(unit, configuration.value().value());
                  finished.add(summary);
                  return summary;
                })
            .collectAsync();
    try {
      return new ArrayList<>(await(job, progress, limit));
    } finally {
      job.cancel(true); // nothing to a job that has ended
      shared.destroy();
      configuration.destroy();
    }
  }

  private static List<PartSummary> await(
      JavaFutureAction<List<PartSummary>> job, EncodeProgress progress, QuarantineLimit limit)
      throws PrepareException {
    while (true) {
      try {
        List<PartSummary> parts = job.get(REPORT_MILLIS, TimeUnit.MILLISECONDS);
        progress.report();
        limit.checkAll(parts);
        return parts;
      } catch (TimeoutException e) {
        limit.check(progress.report());
      } catch (ExecutionException e) {
        throw new CompletionException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while images were encoded", e);
      }
    }
  }
}
