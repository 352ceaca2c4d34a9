package io.plateau.jobs.steering;

import io.plateau.artifact.SteeringArtifact;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.SteerSettings;
import io.plateau.jobs.run.RunDirectory;
import io.plateau.jobs.run.RunWatcher;
import io.plateau.prep.featureset.Storage;
import io.plateau.steering.Feedback;
import io.plateau.training.TrainingListener;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steering of a model into one directory: checkpoints on the way, what steers it at the end.
 */
public final class SteeringRun {

  private static final Logger LOG = LoggerFactory.getLogger(SteeringRun.class);

  private static final RunDirectory.Kind KIND =
      new RunDirectory.Kind("train", "steered tower", SteeringArtifact.CONFIG);

  private final SteeringFit fit;
  private final Storage out;
  private final SortedMap<String, String> digests;
  private final RunDirectory directory;

  /**
   * A run.
   *
   * @param digests of the features and the model
   */
  public SteeringRun(SteeringFit fit, Map<String, String> digests, Storage out) {
    this.fit = fit;
    this.out = out;
    this.digests = new TreeMap<>(digests);
    SteerSettings effective = fit.settings();
    directory =
        new RunDirectory(
            out, KIND, effective, effective.execution().checkpointEvery(), this.digests);
  }

  /** Logs what this run is going to do. */
  public SteeringRun announce() {
    LOG.info("settings:\n{}", EffectiveSettings.yaml(fit.settings()));
    fit.drawn().warning().ifPresent(LOG::warn);
    LOG.info(
        "{}, {} steps of {}; SHA-256 {}",
        fit.description(),
        fit.plan().steps(),
        fit.plan().batchSize(),
        digests);
    return this;
  }

  /**
   * Trains from the first step.
   *
   * @throws IOException when the directory holds work that this would overwrite
   */
  public LearnedSteering start(RunWatcher watcher) throws IOException {
    directory.requireUnused();
    return run(Optional.empty(), watcher);
  }

  /** Trains on from the last checkpoint, or from the first step where there is none. */
  public LearnedSteering resume(RunWatcher watcher) throws IOException {
    return run(directory.last(), watcher);
  }

  private LearnedSteering run(Optional<TrainingState> saved, RunWatcher watcher)
      throws IOException {
    long began = System.nanoTime();
    Feedback feedback = fit.feedback(out);
    TrainingState start = saved.orElseGet(() -> fit.initial(feedback));
    LearnedSteering learned =
        directory.train(
            start, fit.plan().steps(), watcher, listener -> trained(start, feedback, listener));
    directory.write(
        learned.history(), learned.artifact().files(), Duration.ofNanos(System.nanoTime() - began));
    return learned;
  }

  private LearnedSteering trained(
      TrainingState start, Feedback feedback, TrainingListener listener) {
    try {
      return fit.run(start, feedback, out, listener);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
