package io.plateau.jobs;

import io.plateau.artifact.PromptArtifact;
import io.plateau.artifact.PromptConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.training.CheckpointStore;
import io.plateau.jobs.training.LearnedPrompt;
import io.plateau.jobs.training.PromptTraining;
import io.plateau.jobs.training.TrainingSource;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import io.plateau.training.TrainingException;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
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
    long began = System.nanoTime();
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    FeatureSet features = FeatureSet.open(arguments.features(), configuration);
    FrozenClip clip = FrozenModels.clip(arguments.model(), configuration);
    requireSameModel(arguments, features, clip);
    FeatureTable train = features.read(Split.TRAIN);
    PromptConfig.FeatureSource origin =
        new PromptConfig.FeatureSource(arguments.features(), features.digest());
    PromptTraining training =
        new PromptTraining(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            clip,
            new TrainingSource(train, origin, arguments.model(), Versions.plateau()),
            arguments.settings());
    LOG.info("settings:\n{}", EffectiveSettings.yaml(arguments.settings()));
    training.data().warning().ifPresent(LOG::warn);
    LOG.info(
        "{} samples of {} classes, {} steps of {}; features {}, model {}",
        training.data().samples(),
        training.data().classNames().size(),
        training.plan().steps(),
        training.plan().batchSize(),
        origin.digest(),
        clip.digest());

    Storage out = Storage.at(arguments.out(), configuration);
    SortedMap<String, String> identity = EffectiveSettings.flat(arguments.settings());
    identity.put("features", origin.digest());
    identity.put("model", clip.digest());
    CheckpointStore checkpoints = new CheckpointStore(out, identity);
    TrainingState start = start(arguments, out, checkpoints, training);
    LearnedPrompt learned = train(arguments, training, start, checkpoints);

    for (Map.Entry<String, byte[]> file : learned.artifact().files().entrySet()) {
      if (file.getKey().equals(PromptArtifact.CONFIG)) {
        writeRecords(out, arguments, identity, learned, began);
      }
      out.write(file.getKey(), file.getValue());
    }
    LOG.info("The prompt is in {}.", out.root());
  }

  private static void writeRecords(
      Storage out,
      TrainArguments arguments,
      SortedMap<String, String> identity,
      LearnedPrompt learned,
      long began)
      throws IOException {
    out.write("history.csv", HistoryCsv.of(learned.history()).getBytes(StandardCharsets.UTF_8));
    out.writeText("settings.yaml", EffectiveSettings.yaml(arguments.settings()));
    out.write(
        RunRecord.FILE_NAME,
        RunRecord.of(
                "train",
                EffectiveSettings.flat(arguments.settings()),
                Map.of(
                    "features", identity.getOrDefault("features", ""),
                    "model", identity.getOrDefault("model", "")),
                Duration.ofNanos(System.nanoTime() - began))
            .json());
  }

  private static void requireSameModel(
      TrainArguments arguments, FeatureSet features, FrozenClip clip) throws IOException {
    String expected = features.manifest().model().digest();
    if (!clip.digest().equals(expected)) {
      throw new IOException(
          "Cannot train on %s with model %s: the features were made by another model (%s, SHA-256 %s; this one has %s). Give that model to --model, or prepare the features again."
              .formatted(
                  arguments.features(),
                  arguments.model(),
                  features.manifest().model().name(),
                  expected,
                  clip.digest()));
    }
  }

  private static TrainingState start(
      TrainArguments arguments, Storage out, CheckpointStore checkpoints, PromptTraining training)
      throws IOException {
    if (arguments.start() == TrainArguments.Start.FROM_LAST_CHECKPOINT) {
      TrainingState state = checkpoints.last().orElseGet(training::initial);
      LOG.info("Going on at step {}.", state.step());
      return state;
    }
    if (out.exists(PromptArtifact.CONFIG) || checkpoints.any()) {
      throw new IOException(
          "Cannot train into %s: it holds %s. Add --resume to go on with it, or choose another --out."
              .formatted(
                  arguments.out(),
                  out.exists(PromptArtifact.CONFIG)
                      ? "a finished prompt"
                      : "the checkpoints of an unfinished run"));
    }
    return training.initial();
  }

  private static LearnedPrompt train(
      TrainArguments arguments,
      PromptTraining training,
      TrainingState start,
      CheckpointStore checkpoints)
      throws IOException {
    TrainProgress progress =
        new TrainProgress(
            start.step(),
            training.plan().steps(),
            checkpoints,
            arguments.settings().run().checkpointEvery());
    try {
      LearnedPrompt learned = training.run(start, progress);
      progress.finish();
      return learned;
    } catch (TrainingException e) {
      throw new IOException(
          "%s The last good checkpoint: %s."
              .formatted(e.getMessage(), checkpoints.lastName().orElse("none was written")),
          e);
    }
  }
}
