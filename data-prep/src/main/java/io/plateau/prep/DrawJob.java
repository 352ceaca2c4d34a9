package io.plateau.prep;

import io.plateau.prep.featureset.FileSummary;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/** The Spark job that draws synthetic features: a task for each shard. */
final class DrawJob {

  private static final Duration REPORT = Duration.ofSeconds(1);

  private DrawJob() {}

  /**
   * Draws all shards.
   *
   * @param listener told every second, and at the end, how many features are drawn
   * @return what was written, in the order of the shards
   */
  static List<FileSummary> run(
      JavaSparkContext context, List<SyntheticShard> shards, DrawTask task, LongConsumer listener) {
    Broadcast<DrawTask> shared = context.broadcast(task);
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    LongAccumulator drawn = context.sc().longAccumulator("drawn features");
    long total = task.plan().rows();
    JavaFutureAction<List<FileSummary>> job =
        context
            .parallelize(shards, shards.size())
            .map(shard -> shared.value().run(shard, configuration.value().value(), drawn::add))
            .collectAsync();
    try {
      // A task that is tried again counts again.
      return await(job, () -> listener.accept(Math.min(total, drawn.value())));
    } finally {
      job.cancel(true); // nothing to a job that has ended
      shared.destroy();
      configuration.destroy();
    }
  }

  private static List<FileSummary> await(JavaFutureAction<List<FileSummary>> job, Runnable report) {
    while (true) {
      try {
        List<FileSummary> files = job.get(REPORT.toMillis(), TimeUnit.MILLISECONDS);
        report.run();
        return files;
      } catch (TimeoutException e) {
        report.run();
      } catch (ExecutionException e) {
        throw new CompletionException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while features were drawn", e);
      }
    }
  }
}
