package io.plateau.prep;

import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.FeatureSetManifest.Quarantine;
import io.plateau.prep.featureset.FeatureSetManifest.Shard;
import io.plateau.prep.featureset.FeatureSetManifest.SplitSummary;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import io.plateau.prep.source.Source;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * From parts to the tables of a feature set and their manifest.
 *
 * @param request what was asked for
 * @param source what it is made from
 * @param model the frozen tower that made the features
 * @param recipe the digests of all that
 */
record Assembly(PrepareRequest request, Source source, ImageModel model, Recipe recipe) {

  /**
   * Writes the tables.
   *
   * @return the manifest, which is not written yet
   * @throws PrepareException if no row could be made
   */
  FeatureSetManifest run(JavaSparkContext context, List<PartSummary> parts) throws IOException {
    ClassIndex classes = ClassIndex.of(source.classNames(), parts);
    AssembleJob job =
        new AssembleJob(
            new ShardWriter(request.out(), classes, model.columns()), recipe.digest(request));
    Quarantine quarantine = job.quarantine(parts, context.hadoopConfiguration());
    long rows = parts.stream().mapToLong(PartSummary::rows).sum();
    if (rows == 0) {
      throw new PrepareException(
          "Cannot prepare %s: none of its %d items could be used. See the reasons in %s."
              .formatted(
                  source.uri(),
                  quarantine.rows(),
                  Storage.at(request.out(), context.hadoopConfiguration())
                      .resolve(quarantine.path())));
    }
    List<Shard> shards =
        job.shards(
            context,
            ShardPlan.of(
                parts, ShardPlan.rows(request.shardBytes(), model.width(), model.tokenBytes())));
    return new FeatureSetManifest(
        FeatureSetManifest.SCHEMA_VERSION,
        request.createdBy(),
        recipe.recipe(),
        recipe.listing(),
        new FeatureSetManifest.Source(source.uri(), source.format().label()),
        new FeatureSetManifest.Model(model.name(), model.digest(), model.width()),
        model.preprocessing(),
        model.tokens(),
        request.views(),
        classes.names(),
        splits(parts, classes),
        shards,
        quarantine,
        null);
  }

  private static Map<String, SplitSummary> splits(List<PartSummary> parts, ClassIndex classes) {
    Map<String, SplitSummary> splits = new TreeMap<>();
    for (Split split : Split.values()) {
      List<PartSummary> some = parts.stream().filter(part -> part.split() == split).toList();
      long rows = some.stream().mapToLong(PartSummary::rows).sum();
      if (rows > 0) {
        long images = some.stream().mapToLong(PartSummary::images).sum();
        splits.put(split.label(), new SplitSummary(rows, images, classes.imagesPerClass(some)));
      }
    }
    return splits;
  }
}
