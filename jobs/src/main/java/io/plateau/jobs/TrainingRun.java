package io.plateau.jobs;

import io.plateau.artifact.PromptArtifact;
import io.plateau.clip.FrozenClip;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.training.CheckpointStore;
import io.plateau.jobs.training.LearnedPrompt;
import io.plateau.jobs.training.PromptTraining;
import io.plateau.jobs.training.SyntheticRows;
import io.plateau.jobs.training.TrainingSource;
import io.plateau.prep.featureset.Storage;
import io.plateau.training.TrainingException;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One training into one directory: checkpoints on the way, the prompt at the end. */
final class TrainingRun {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

  private final Storage out;
  private final TrainSettings settings;
  private final PromptTraining training;
  private final CheckpointStore checkpoints;
  private final SortedMap<String, String> digests = new TreeMap<>();

  TrainingRun(
      JavaSparkContext spark,
      FrozenClip clip,
      TrainingSource source,
      TrainSettings settings,
      Storage out) {
    this.out = out;
    training = new PromptTraining(spark, clip, source, settings);
    this.settings = training.settings();
    digests.put("features", source.origin().digest());
    digests.put("model", clip.digest());
    SyntheticRows synthetic = source.synthetic();
    if (synthetic != null) {
      digests.put("synthetic", synthetic.origin().digest());
    }
    SortedMap<String, String> identity = EffectiveSettings.flat(this.settings);
    identity.putAll(digests); // in place of the location of synthetic features, which may change
    checkpoints = new CheckpointStore(out, identity);
  }

  /** Logs what this run is going to do. */
  TrainingRun announce() {
    LOG.info("settings:\n{}", EffectiveSettings.yaml(settings));
    training.data().warning().ifPresent(LOG::warn);
    LOG.info(
        "{}, {} steps of {}; SHA-256 {}",
        training.data().description(),
        training.plan().steps(),
        training.data().rowsOfStep(training.plan().batchSize()),
        digests);
    return this;
  }

  PromptTraining training() {
    return training;
  }

  /**
   * Trains from the first step.
   *
   * @throws IOException when the directory holds work that this would overwrite
   */
  LearnedPrompt start(RunWatcher watcher) throws IOException {
    boolean finished = out.exists(PromptArtifact.CONFIG);
    if (finished || checkpoints.any()) {
      throw new IOException(
          "Cannot train into %s: it holds %s. Add --resume to go on with it, or choose another --out."
              .formatted(
                  out.root(),
                  finished ? "a finished prompt" : "the checkpoints of an unfinished run"));
    }
    return train(training.initial(), watcher);
  }

  /** Trains on from the last checkpoint, or from the first step where there is none. */
  LearnedPrompt resume(RunWatcher watcher) throws IOException {
    return train(checkpoints.last().orElseGet(training::initial), watcher);
  }

  private LearnedPrompt train(TrainingState start, RunWatcher watcher) throws IOException {
    long began = System.nanoTime();
    writeSettings();
    watcher.starts(start.step(), training.plan().steps());
    LearnedPrompt learned;
    try {
      learned =
          training.run(
              start,
              (state, steps) -> {
                watcher.stepped(state, steps);
                save(state, steps);
              });
    } catch (TrainingException e) {
      throw new IOException(
          "%s The last good checkpoint: %s."
              .formatted(e.getMessage(), checkpoints.lastName().orElse("none was written")),
          e);
    }
    watcher.finishes();
    write(learned, Duration.ofNanos(System.nanoTime() - began));
    return learned;
  }

  /** Every so often, and at the end. */
  private void save(TrainingState state, long steps) {
    long every = settings.run().checkpointEvery();
    if (state.step() == steps || (every > 0 && state.step() % every == 0)) {
      try {
        checkpoints.save(state);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Cannot save the checkpoint of step %d: %s".formatted(state.step(), e.getMessage()), e);
      }
    }
  }

  /** Before anything is learned, so that a directory that cannot be written is noticed now. */
  private void writeSettings() throws IOException {
    try {
      out.deleteTemporary(".");
      out.writeText("settings.yaml", EffectiveSettings.yaml(settings));
    } catch (IOException e) {
      throw new IOException(
          "Cannot write into %s: %s. Check its permissions, or choose another --out."
              .formatted(out.root(), e.getMessage()),
          e);
    }
  }

  /** The configuration comes last: where it stands, everything else does. */
  private void write(LearnedPrompt learned, Duration elapsed) throws IOException {
    out.write("history.csv", HistoryCsv.of(learned.history()).getBytes(StandardCharsets.UTF_8));
    out.write(
        RunRecord.FILE_NAME,
        RunRecord.of("train", EffectiveSettings.flat(settings), digests, elapsed).json());
    for (Map.Entry<String, byte[]> file : learned.artifact().files().entrySet()) {
      out.write(file.getKey(), file.getValue());
    }
  }
}
