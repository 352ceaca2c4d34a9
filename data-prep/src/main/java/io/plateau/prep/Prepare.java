package io.plateau.prep;

import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.Storage;
import io.plateau.prep.source.Source;
import io.plateau.prep.source.Unit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** From a source to a complete feature set. */
public final class Prepare {

  private Prepare() {}

  /**
   * Prepares a feature set, or brings it up to date: images that have not changed since are not
   * encoded again, and what an interrupted run has finished is not done again.
   *
   * @throws io.plateau.prep.source.SourceException if the source cannot be prepared
   * @throws PrepareException if the output directory holds something else, another run writes
   *     there, or too little could be used
   */
  public static PrepareResult run(
      SparkSession spark, PrepareRequest request, ProgressListener listener) throws IOException {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    if (!request.model().equals(FeatureSetManifest.Model.NONE)) {
      ImageModel model = FrozenModels.open(request.model(), request.lateLayers(), configuration);
      return run(spark, request, model, listener);
    }
    Source source = Source.open(request.source(), request.format(), configuration);
    return run(spark, request, source, withoutModel(source), listener);
  }

  static PrepareResult run(
      SparkSession spark, PrepareRequest request, ImageModel model, ProgressListener listener)
      throws IOException {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    Source source = Source.open(request.source(), request.format(), configuration);
    return run(spark, request, source, model, listener);
  }

  private static ImageModel withoutModel(Source source) throws PrepareException {
    OptionalInt width = source.readyWidth();
    if (width.isEmpty()) {
      throw new PrepareException(
          "Cannot prepare %s with --model none: it holds images (%s), which a model has to encode. Give one to --model."
              .formatted(source.uri(), source.format().label()));
    }
    return ImageModel.unknown(width.getAsInt());
  }

  private static PrepareResult run(
      SparkSession spark,
      PrepareRequest request,
      Source source,
      ImageModel model,
      ProgressListener listener)
      throws IOException {
    long start = System.nanoTime();
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    requireImportable(source, request, model);
    Recipe recipe = Recipe.of(request, source, model);
    Storage out = Storage.at(request.out(), configuration);
    Optional<FeatureSetManifest> found = complete(request, recipe, configuration);
    if (found.isPresent() && found.get().listing().equals(recipe.listing())) {
      finishCleaning(out, found);
      return new PrepareResult(
          PrepareResult.Status.ALREADY_COMPLETE, found.get(), 0, elapsed(start));
    }
    List<Unit> units = TokenBudget.units(source, model);
    TokenBudget.require(out, units, request, model);
    try (OutputLock lock = OutputLock.acquire(out)) {
      Leftovers leftovers = Leftovers.find(out, recipe, found);
      JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
      UnitTask task =
          new UnitTask(
              request.out(),
              recipe.recipe(),
              EncodeSettings.of(request, model),
              source.classNames(),
              leftovers.prior(request.out(), source.classNames()));
      List<PartSummary> parts =
          EncodeJob.run(
              context, units, task, QuarantineLimit.of(request.maxQuarantine(), source), listener);
      lock.requireHeld();
      FeatureSetManifest manifest =
          new Assembly(request, source, model, recipe).run(context, parts);
      lock.requireHeld();
      out.writeText(FeatureSetManifest.FILE_NAME, manifest.toJson());
      clean(out, Optional.of(manifest));
      long encoded = parts.stream().mapToLong(PartSummary::encoded).sum();
      return new PrepareResult(
          found.isPresent() ? PrepareResult.Status.UPDATED : PrepareResult.Status.PREPARED,
          manifest,
          encoded,
          elapsed(start));
    }
  }

  /** Does what a run that was killed after its manifest could not do any more. */
  private static void finishCleaning(Storage out, Optional<FeatureSetManifest> manifest)
      throws IOException {
    if (out.exists(PartFiles.DIRECTORY)) {
      try (OutputLock lock = OutputLock.acquire(out)) {
        lock.requireHeld();
        clean(out, manifest);
      }
    }
  }

  /** The parts last: as long as they are there, this is not done. */
  private static void clean(Storage out, Optional<FeatureSetManifest> manifest) throws IOException {
    // Whoever reads the directory, not the manifest, must not find old rows beside the new ones.
    Leftovers.deleteUnnamed(out, manifest);
    out.deleteFiles(PartFiles.DIRECTORY);
  }

  /** The feature set that stands in the output directory, if there is one. */
  private static Optional<FeatureSetManifest> complete(
      PrepareRequest request, Recipe recipe, Configuration configuration) throws IOException {
    if (!Storage.at(request.out(), configuration).exists(FeatureSetManifest.FILE_NAME)) {
      return Optional.empty();
    }
    FeatureSetManifest found = FeatureSet.open(request.out(), configuration).manifest();
    if (found.synthetic() != null) {
      throw new PrepareException(
          "Cannot prepare into %s: it holds synthetic features, which generator %s drew, and images do not belong among them. Choose another --out, or delete that directory."
              .formatted(request.out(), found.synthetic().generator()));
    }
    if (!found.recipe().equals(recipe.recipe())) {
      throw new PrepareException(
          "Cannot prepare into %s: it holds the complete feature set of another request (source %s, model %s, %d views). Choose another --out, or delete that directory."
              .formatted(request.out(), found.source().uri(), found.model().name(), found.views()));
    }
    return Optional.of(found);
  }

  private static void requireImportable(Source source, PrepareRequest request, ImageModel model)
      throws PrepareException {
    OptionalInt width = source.readyWidth();
    if (width.isEmpty()) {
      return;
    }
    if (width.getAsInt() != model.width()) {
      throw new PrepareException(
          "Cannot import %s: its features have width %d, those of model %s have %d. Give the model that made the features to --model."
              .formatted(source.uri(), width.getAsInt(), model.name(), model.width()));
    }
    if (request.lateLayers() > 0) {
      throw new PrepareException(
          "Cannot import %s with tokens: they need the images. Leave --tokens out."
              .formatted(source.uri()));
    }
    if (request.views() > 1) {
      throw new PrepareException(
          "Cannot import %s with %d views: augmented views need the images. Leave --views out."
              .formatted(source.uri(), request.views()));
    }
  }

  private static Duration elapsed(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
