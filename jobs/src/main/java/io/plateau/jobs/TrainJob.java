package io.plateau.jobs;

import io.plateau.artifact.PromptConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.jobs.training.TrainingSource;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a feature set to a learned prompt. */
final class TrainJob implements SparkJob<TrainArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(TrainJob.class);

  @Override
  public void run(TrainArguments arguments, SparkSession spark) throws IOException {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    FeatureSet features = FeatureSet.open(arguments.features(), configuration);
    FrozenClip clip = FrozenModels.clip(arguments.model(), configuration);
    requireSameModel(features, clip, arguments.features(), arguments.model());
    TrainingRun run =
        new TrainingRun(
                JavaSparkContext.fromSparkContext(spark.sparkContext()),
                clip,
                SyntheticInput.addedTo(
                    source(arguments.features(), arguments.model(), features),
                    arguments.settings(),
                    clip,
                    configuration),
                arguments.settings(),
                Storage.at(arguments.out(), configuration))
            .announce();
    switch (arguments.action()) {
      case START -> run.start(new TrainProgress());
      case RESUME -> run.resume(new TrainProgress());
      case EXPLAIN -> {
        System.out.print(run.training().distribution().explain());
        return;
      }
    }
    LOG.info("The prompt is in {}.", arguments.out());
  }

  /** The training split of a feature set, under the names an artifact keeps. */
  static TrainingSource source(String location, String model, FeatureSet features)
      throws IOException {
    return new TrainingSource(
        features.read(Split.TRAIN),
        new PromptConfig.FeatureSource(location, features.digest()),
        model,
        Versions.plateau());
  }

  /** What would give features and text of different spaces. */
  static void requireSameModel(FeatureSet features, FrozenClip clip, String location, String model)
      throws IOException {
    FeatureSetManifest.Model expected = features.manifest().model();
    if (expected.isNone()) {
      throw new IOException(
          "Cannot train on %s: nobody knows which model made its features, as they were prepared with --model none. Prepare them again with --model, or learn from them with adapt --texts."
              .formatted(location));
    }
    if (!clip.digest().equals(expected.digest())) {
      throw new IOException(
          "Cannot train on %s with model %s (SHA-256 %s): the features were made by another model, %s (%s). Give that one to --model, or prepare the features again."
              .formatted(location, model, clip.digest(), expected.name(), expected.digest()));
    }
  }
}
