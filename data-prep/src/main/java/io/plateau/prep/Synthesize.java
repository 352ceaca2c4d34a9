package io.plateau.prep;

import io.plateau.clip.FrozenClip;
import io.plateau.clip.Precision;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.FeatureSetManifest.Quarantine;
import io.plateau.prep.featureset.FeatureSetManifest.Shard;
import io.plateau.prep.featureset.FeatureSetManifest.SplitSummary;
import io.plateau.prep.featureset.FeatureSetManifest.Synthetic;
import io.plateau.prep.featureset.FileSummary;
import io.plateau.prep.featureset.ParquetTable;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import io.plateau.synthesis.SamplePlan;
import io.plateau.synthesis.Synthesizer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** From a generator and names of classes to a complete feature set. */
public final class Synthesize {

  /** What manifests call the source of such features. */
  public static final String FORMAT = "synthetic";

  /** A table or part that a run has named, of synthetic features or of images. */
  private static final Pattern TABLE =
      Pattern.compile("((train|val|test)-\\d{5}|quarantine)-[0-9a-f]{12}\\.(parquet|json)");

  private Synthesize() {}

  /**
   * Draws a feature set, or what an interrupted run has left to draw. The same request gives the
   * same bytes, however it is spread.
   *
   * @param listener told now and then, and at the end, how many features are drawn
   * @throws IllegalArgumentException if a class name has too many tokens for the model
   * @throws io.plateau.artifact.ArtifactException if the generator is of another model
   * @throws PrepareException if the output directory holds something else, or another run writes
   *     there
   */
  public static PrepareResult run(
      SparkSession spark, SynthesizeRequest request, LongConsumer listener) throws IOException {
    long start = System.nanoTime();
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    FrozenClip clip = FrozenModels.clip(request.model(), configuration);
    request.artifact().requireModel(clip);
    // Names that do not fit are refused here: executors would try several times.
    new Synthesizer(clip, request.artifact().generator(), request.plan());
    SyntheticRecipe recipe =
        SyntheticRecipe.of(request.artifact().digest(), clip.digest(), request.plan());
    Storage out = Storage.at(request.out(), configuration);
    Optional<FeatureSetManifest> found = complete(out, request, recipe, configuration);
    if (found.isPresent() && !out.exists(PartFiles.DIRECTORY)) {
      return result(PrepareResult.Status.ALREADY_COMPLETE, found.get(), 0, start);
    }
    try (OutputLock lock = OutputLock.acquire(out)) {
      FeatureSetManifest manifest;
      if (found.isPresent()) {
        manifest = found.get();
      } else {
        deleteOthers(out, recipe.suffix());
        manifest =
            draw(
                JavaSparkContext.fromSparkContext(spark.sparkContext()), request, recipe, listener);
        lock.requireHeld();
        out.writeText(FeatureSetManifest.FILE_NAME, manifest.toJson());
      }
      out.deleteFiles(PartFiles.DIRECTORY);
      return found.isPresent()
          ? result(PrepareResult.Status.ALREADY_COMPLETE, manifest, 0, start)
          : result(PrepareResult.Status.PREPARED, manifest, manifest.rows(), start);
    }
  }

  private static FeatureSetManifest draw(
      JavaSparkContext context,
      SynthesizeRequest request,
      SyntheticRecipe recipe,
      LongConsumer listener)
      throws IOException {
    Configuration configuration = context.hadoopConfiguration();
    SamplePlan plan = request.plan();
    String digest = request.artifact().digest();
    ImageModel model = FrozenModels.open(request.model(), 0, configuration);
    DrawTask task =
        new DrawTask(
            request.out(),
            recipe.suffix(),
            digest,
            new ExecutorModel(request.model(), model.digest(), Precision.FP32),
            request.artifact().generator(),
            plan);
    List<SyntheticShard> shards = SyntheticShard.of(plan);
    List<FileSummary> files = DrawJob.run(context, shards, task, listener);
    return new FeatureSetManifest(
        FeatureSetManifest.SCHEMA_VERSION,
        request.createdBy(),
        recipe.recipe(),
        recipe.listing(),
        new FeatureSetManifest.Source(request.generator(), FORMAT),
        new FeatureSetManifest.Model(request.model(), model.digest(), model.width()),
        model.preprocessing(),
        null,
        1,
        plan.classNames(),
        Map.of(
            Split.TRAIN.label(),
            new SplitSummary(
                plan.rows(),
                plan.rows(),
                Collections.nCopies(plan.classNames().size(), (long) plan.perClass()))),
        named(shards, files, recipe.suffix()),
        nothingSetAside(Storage.at(request.out(), configuration), recipe, configuration),
        new Synthetic(
            request.generator(),
            digest,
            request.artifact().config().settings().getOrDefault("beta", "unknown"),
            plan.perClass(),
            plan.seed()));
  }

  private static List<Shard> named(
      List<SyntheticShard> shards, List<FileSummary> files, String suffix) {
    List<Shard> named = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      FileSummary file = files.get(i);
      named.add(
          new Shard(
              shards.get(i).path(suffix),
              Split.TRAIN,
              file.rows(),
              file.bytes(),
              file.sha256(),
              file.firstId(),
              file.lastId()));
    }
    return named;
  }

  /** Every feature set has the table. */
  private static Quarantine nothingSetAside(
      Storage out, SyntheticRecipe recipe, Configuration configuration) throws IOException {
    String path = "%s/quarantine-%s.parquet".formatted(AssembleJob.QUARANTINE, recipe.suffix());
    return new Quarantine(
        path, ParquetTable.writeQuarantine(out, path, configuration, rows -> {}).rows());
  }

  /** The same feature set, if it stands in the output directory. */
  private static Optional<FeatureSetManifest> complete(
      Storage out, SynthesizeRequest request, SyntheticRecipe recipe, Configuration configuration)
      throws IOException {
    if (!out.exists(FeatureSetManifest.FILE_NAME)) {
      return Optional.empty();
    }
    FeatureSetManifest found = FeatureSet.open(request.out(), configuration).manifest();
    if (!recipe.isOf(found)) {
      Synthetic synthetic = found.synthetic();
      throw new PrepareException(
          "Cannot draw features into %s: it holds %s. Choose another --out, or delete that directory."
              .formatted(
                  request.out(),
                  synthetic == null
                      ? "features of the images of " + found.source().uri()
                      : "other synthetic features: %d of each of %d classes, seed %d, generator %s with SHA-256 %s (asked for: %d, %d, %d, %s, %s)"
                          .formatted(
                              synthetic.perClass(),
                              found.classNames().size(),
                              synthetic.seed(),
                              synthetic.generator(),
                              synthetic.digest(),
                              request.plan().perClass(),
                              request.plan().classNames().size(),
                              request.plan().seed(),
                              request.generator(),
                              request.artifact().digest())));
    }
    return Optional.of(found);
  }

  /** Deletes what killed runs of other requests have left, and half-written files. */
  private static void deleteOthers(Storage out, String suffix) throws IOException {
    for (String directory :
        List.of(AssembleJob.FEATURES, AssembleJob.QUARANTINE, PartFiles.DIRECTORY)) {
      out.deleteTemporary(directory);
      for (String file : out.fileNames(directory)) {
        if (!file.contains(suffix) && TABLE.matcher(file).matches()) {
          out.delete(directory + "/" + file);
        }
      }
    }
  }

  private static PrepareResult result(
      PrepareResult.Status status, FeatureSetManifest manifest, long drawn, long start) {
    return new PrepareResult(status, manifest, drawn, Duration.ofNanos(System.nanoTime() - start));
  }
}
