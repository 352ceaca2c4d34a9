package io.plateau.prep;

import io.plateau.prep.source.Source;
import io.plateau.prep.source.SourceFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The one Spark job: batches of items become outcomes in small tasks, a shuffle sorts the outcomes
 * into their files, and one task per file writes it. Which file and place a row has was decided
 * before, so that the bytes do not depend on the number of executors or on retries.
 */
final class FeatureJob {

  /** Tasks per slot: small enough to show progress and to be repeated cheaply. */
  private static final int TASKS_PER_SLOT = 4;

  private static final int BATCHES_PER_TASK = 8;

  private FeatureJob() {}

  static List<FileResult> run(
      SparkSession spark,
      Source source,
      FeatureSetLayout layout,
      PrepareRequest request,
      ImageModel model,
      ProgressListener listener) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    FeatureExtractor extractor = extractor(source, layout, request, model);
    FileWriter writer = new FileWriter(request.out(), layout.paths(), source.classNames().size());
    List<WorkBatch> batches = layout.batches(source, request.batchSize());
    try (ProgressReporter reporter =
        new ProgressReporter(spark.sparkContext(), source.items().size(), listener)) {
      return outcomes(context, batches, extractor, configuration, reporter)
          .keyBy(Outcome::key)
          .repartitionAndSortWithinPartitions(new FilePartitioner(layout.files()))
          .values()
          .mapPartitionsWithIndex(
              (file, sorted) -> writer.write(file, sorted, value(configuration)), true)
          .collect();
    } finally {
      configuration.destroy();
    }
  }

  private static JavaRDD<Outcome> outcomes(
      JavaSparkContext context,
      List<WorkBatch> batches,
      FeatureExtractor extractor,
      Broadcast<SerializableConfiguration> configuration,
      ProgressReporter reporter) {
    LongAccumulator done = reporter.done();
    LongAccumulator quarantined = reporter.quarantined();
    int tasks =
        Math.max(context.defaultParallelism() * TASKS_PER_SLOT, batches.size() / BATCHES_PER_TASK);
    return context
        .parallelize(batches, Math.min(tasks, batches.size()))
        .flatMap(
            batch -> {
              List<Outcome> outcomes = extractor.extract(batch, value(configuration));
              done.add(batch.items().size());
              quarantined.add(
                  outcomes.stream().filter(Outcome.Quarantined.class::isInstance).count());
              return outcomes.iterator();
            });
  }

  private static FeatureExtractor extractor(
      Source source, FeatureSetLayout layout, PrepareRequest request, ImageModel model) {
    Outcomes outcomes = new Outcomes(source.classNames(), layout.quarantineFile());
    return source.format() == SourceFormat.EMBEDDINGS
        ? new ImportedFeatures(outcomes)
        : new ImageFeatures(model, request.views(), request.batchSize(), outcomes);
  }

  private static Configuration value(Broadcast<SerializableConfiguration> configuration) {
    return configuration.value().value();
  }
}
