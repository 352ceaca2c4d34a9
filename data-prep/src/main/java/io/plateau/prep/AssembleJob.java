package io.plateau.prep;

import io.plateau.prep.featureset.FeatureSetManifest.Quarantine;
import io.plateau.prep.featureset.FeatureSetManifest.Shard;
import io.plateau.prep.featureset.FileSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The second Spark job: a task for each shard copies its rows from the parts. Nothing is shuffled
 * and no shard is in memory.
 *
 * @param writer that the tasks use
 * @param digest of all that decides the bytes, for the names of the files
 */
record AssembleJob(ShardWriter writer, String digest) {

  static final String FEATURES = "features";
  static final String QUARANTINE = "quarantine";

  /** Writes the shards and says what is in them. */
  List<Shard> shards(JavaSparkContext context, List<ShardPlan> plans) {
    if (plans.isEmpty()) {
      return List.of();
    }
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    ShardWriter onExecutor = writer;
    String suffix = digest;
    try {
      List<FileSummary> files =
          context
              .parallelize(plans, plans.size())
              .map(
                  plan -> onExecutor.write(plan, path(plan, suffix), configuration.value().value()))
              .collect();
      List<Shard> shards = new ArrayList<>();
      for (int i = 0; i < plans.size(); i++) {
        FileSummary file = files.get(i);
        shards.add(
            new Shard(
                path(plans.get(i), digest),
                plans.get(i).split(),
                file.rows(),
                file.bytes(),
                file.sha256(),
                file.firstId(),
                file.lastId()));
      }
      return shards;
    } finally {
      configuration.destroy();
    }
  }

  /** Writes the table of what was set aside, here: it is small. */
  Quarantine quarantine(List<PartSummary> parts, Configuration configuration) throws IOException {
    String path = "%s/quarantine-%.12s.parquet".formatted(QUARANTINE, digest);
    List<String> names =
        parts.stream().filter(part -> part.quarantined() > 0).map(PartSummary::name).toList();
    return new Quarantine(path, writer.writeQuarantine(names, path, configuration).rows());
  }

  private static String path(ShardPlan plan, String digest) {
    return "%s/%s-%05d-%.12s.parquet"
        .formatted(FEATURES, plan.split().label(), plan.number(), digest);
  }
}
