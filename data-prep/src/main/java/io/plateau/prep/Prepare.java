package io.plateau.prep;

import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.Storage;
import io.plateau.prep.source.EmbeddingFiles;
import io.plateau.prep.source.Source;
import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** From a source to a complete feature set. */
public final class Prepare {

  private Prepare() {}

  /**
   * Prepares a feature set, unless the same request has been carried out before.
   *
   * @throws io.plateau.prep.source.SourceException if the source cannot be prepared
   * @throws PrepareException if the output directory holds something else or nothing could be used
   */
  public static PrepareResult run(
      SparkSession spark, PrepareRequest request, ProgressListener listener) throws IOException {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    return run(spark, request, FrozenModels.open(request.model(), configuration), listener);
  }

  static PrepareResult run(
      SparkSession spark, PrepareRequest request, ImageModel model, ProgressListener listener)
      throws IOException {
    long start = System.nanoTime();
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    Source source = Source.open(request.source(), request.format(), configuration);
    if (source instanceof EmbeddingFiles embeddings) {
      requireImportable(embeddings, request, model);
    }
    String digest = RequestDigest.of(request, source, model);
    Storage out = Storage.at(request.out(), configuration);
    if (out.exists(FeatureSetManifest.FILE_NAME)) {
      FeatureSetManifest found = FeatureSet.open(request.out(), configuration).manifest();
      requireSameRequest(request, found, digest);
      return new PrepareResult(
          PrepareResult.Status.ALREADY_COMPLETE,
          found,
          Duration.ofNanos(System.nanoTime() - start));
    }
    out.deleteParquet(FeatureSetLayout.FEATURES);
    out.deleteParquet(FeatureSetLayout.QUARANTINE);
    FeatureSetLayout layout = FeatureSetLayout.of(source, request, digest);
    FeatureSetManifest manifest =
        layout.manifest(
            source,
            request,
            model,
            FeatureJob.run(spark, source, layout, request, model, listener));
    if (manifest.rows() == 0) {
      throw new PrepareException(
          "Cannot prepare %s: none of its %d items could be used. See the reasons in %s."
              .formatted(
                  source.uri(), source.items().size(), out.resolve(manifest.quarantine().path())));
    }
    out.writeText(FeatureSetManifest.FILE_NAME, manifest.toJson());
    return new PrepareResult(
        PrepareResult.Status.PREPARED, manifest, Duration.ofNanos(System.nanoTime() - start));
  }

  private static void requireImportable(
      EmbeddingFiles embeddings, PrepareRequest request, ImageModel model) throws PrepareException {
    if (embeddings.width() != model.width()) {
      throw new PrepareException(
          "Cannot import %s: its features have width %d, those of model %s have %d. Give the model that made the features to --model."
              .formatted(embeddings.uri(), embeddings.width(), model.name(), model.width()));
    }
    if (request.views() > 1) {
      throw new PrepareException(
          "Cannot import %s with %d views: augmented views need the images. Leave --views out."
              .formatted(embeddings.uri(), request.views()));
    }
  }

  private static void requireSameRequest(
      PrepareRequest request, FeatureSetManifest found, String digest) throws PrepareException {
    if (!found.requestDigest().equals(digest)) {
      throw new PrepareException(
          "Cannot prepare into %s: it holds the complete feature set of another request (source %s, model %s, %d views). Choose another --out, or delete that directory."
              .formatted(request.out(), found.source().uri(), found.model().name(), found.views()));
    }
  }
}
