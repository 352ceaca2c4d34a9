package io.plateau.jobs.training;

import io.plateau.artifact.PromptArtifact;
import io.plateau.clip.FrozenClip;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.run.RunDirectory;
import io.plateau.jobs.run.RunWatcher;
import io.plateau.prep.featureset.Storage;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One training into one directory: checkpoints on the way, the prompt at the end. */
public final class TrainingRun {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

  private static final RunDirectory.Kind KIND =
      new RunDirectory.Kind("train", "prompt", PromptArtifact.CONFIG);

  private final PromptTraining training;
  private final SortedMap<String, String> digests = new TreeMap<>();
  private final RunDirectory directory;

  public TrainingRun(
      JavaSparkContext spark,
      FrozenClip clip,
      TrainingSource source,
      TrainSettings settings,
      Storage out) {
    training = new PromptTraining(spark, clip, source, settings);
    digests.put("features", source.origin().digest());
    digests.put("model", clip.digest());
    SyntheticRows synthetic = source.synthetic();
    if (synthetic != null) {
      digests.put("synthetic", synthetic.origin().digest());
    }
    TrainSettings effective = training.settings();
    directory = new RunDirectory(out, KIND, effective, effective.run().checkpointEvery(), digests);
  }

  /** Logs what this run is going to do. */
  public TrainingRun announce() {
    LOG.info("settings:\n{}", EffectiveSettings.yaml(training.settings()));
    training.data().warning().ifPresent(LOG::warn);
    LOG.info(
        "{}, {} steps of {}; SHA-256 {}",
        training.data().description(),
        training.plan().steps(),
        training.data().rowsOfStep(training.plan().batchSize()),
        digests);
    return this;
  }

  public PromptTraining training() {
    return training;
  }

  /**
   * Trains from the first step.
   *
   * @throws IOException when the directory holds work that this would overwrite
   */
  public LearnedPrompt start(RunWatcher watcher) throws IOException {
    directory.requireUnused();
    return train(training.initial(), watcher);
  }

  /** Trains on from the last checkpoint, or from the first step where there is none. */
  public LearnedPrompt resume(RunWatcher watcher) throws IOException {
    return train(directory.last().orElseGet(training::initial), watcher);
  }

  private LearnedPrompt train(TrainingState start, RunWatcher watcher) throws IOException {
    long began = System.nanoTime();
    LearnedPrompt learned =
        directory.train(
            start, training.plan().steps(), watcher, listener -> training.run(start, listener));
    directory.write(
        learned.history(), learned.artifact().files(), Duration.ofNanos(System.nanoTime() - began));
    return learned;
  }
}
