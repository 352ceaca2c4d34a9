package io.plateau.prep;

import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.FeatureSetManifest.Quarantine;
import io.plateau.prep.featureset.FeatureSetManifest.Shard;
import io.plateau.prep.featureset.FeatureSetManifest.SplitSummary;
import io.plateau.prep.featureset.FileSummary;
import io.plateau.prep.source.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which rows go to which file, decided before anything is computed.
 *
 * @param digest of the request
 * @param shards in order
 * @param paths of the files by index: the shards, then the quarantine table
 */
record FeatureSetLayout(String digest, List<ShardPlan> shards, List<String> paths) {

  static final String FEATURES = "features";
  static final String QUARANTINE = "quarantine";

  static FeatureSetLayout of(Source source, PrepareRequest request, String digest) {
    List<ShardPlan> shards = ShardPlan.of(source.items(), request.views(), request.shardRows());
    List<String> paths = new ArrayList<>();
    for (ShardPlan shard : shards) {
      paths.add(
          "%s/%s-%05d-%.12s.parquet"
              .formatted(FEATURES, shard.split().label(), shard.number(), digest));
    }
    paths.add("%s/quarantine-%.12s.parquet".formatted(QUARANTINE, digest));
    return new FeatureSetLayout(digest, shards, List.copyOf(paths));
  }

  int files() {
    return paths.size();
  }

  int quarantineFile() {
    return paths.size() - 1;
  }

  /** The units of work, in the order of the listing. */
  List<WorkBatch> batches(Source source, int batchSize) {
    return shards.stream()
        .flatMap(shard -> shard.batches(source.items(), batchSize).stream())
        .toList();
  }

  /** The manifest of the files that were written. */
  FeatureSetManifest manifest(
      Source source, PrepareRequest request, ImageModel model, List<FileResult> results) {
    List<Shard> written = new ArrayList<>();
    Map<String, SplitSummary> splits = new TreeMap<>();
    Quarantine quarantine = new Quarantine(paths.get(quarantineFile()), 0);
    for (FileResult result : results) {
      String path = paths.get(result.file());
      FileSummary file = result.summary();
      if (result.file() == quarantineFile()) {
        quarantine = new Quarantine(path, file.rows());
      } else {
        ShardPlan plan = shards.get(result.file());
        written.add(new Shard(path, plan.split(), file.rows(), file.bytes(), file.sha256()));
        List<Long> images = Arrays.stream(result.imagesPerClass()).boxed().toList();
        splits.merge(
            plan.split().label(), new SplitSummary(file.rows(), images), FeatureSetLayout::sum);
      }
    }
    return new FeatureSetManifest(
        FeatureSetManifest.SCHEMA_VERSION,
        request.createdBy(),
        digest,
        new FeatureSetManifest.Source(source.uri(), source.format().label()),
        new FeatureSetManifest.Model(model.name(), model.digest(), model.width()),
        model.preprocessing(),
        request.views(),
        source.classNames(),
        splits,
        written,
        quarantine);
  }

  private static SplitSummary sum(SplitSummary a, SplitSummary b) {
    List<Long> images = new ArrayList<>();
    for (int label = 0; label < a.imagesPerClass().size(); label++) {
      images.add(a.imagesPerClass().get(label) + b.imagesPerClass().get(label));
    }
    return new SplitSummary(a.rows() + b.rows(), images);
  }
}
