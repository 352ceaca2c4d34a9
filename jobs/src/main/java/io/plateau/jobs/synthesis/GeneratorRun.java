package io.plateau.jobs.synthesis;

import io.plateau.artifact.GeneratorArtifact;
import io.plateau.clip.FrozenClip;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.GeneratorFitSettings;
import io.plateau.jobs.run.RunDirectory;
import io.plateau.jobs.run.RunWatcher;
import io.plateau.jobs.training.TrainingSource;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fitting of a generator into one directory: checkpoints on the way, the generator at the end.
 */
public final class GeneratorRun {

  private static final Logger LOG = LoggerFactory.getLogger(GeneratorRun.class);

  private static final RunDirectory.Kind KIND =
      new RunDirectory.Kind("synthesize fit", "generator", GeneratorArtifact.CONFIG);

  private final GeneratorFit fit;
  private final SortedMap<String, String> digests = new TreeMap<>();
  private final RunDirectory directory;
  private MeasuredRows rows;

  /** A run whose generator is measured on the features that it learns from. */
  public GeneratorRun(
      JavaSparkContext spark,
      FrozenClip clip,
      TrainingSource source,
      GeneratorFitSettings settings,
      Storage out) {
    fit = new GeneratorFit(spark, clip, source, settings);
    rows = fit.trainingRows();
    digests.put("features", source.origin().digest());
    digests.put("model", clip.digest());
    GeneratorFitSettings effective = fit.settings();
    directory =
        new RunDirectory(out, KIND, effective, effective.execution().checkpointEvery(), digests);
  }

  /** Measures on a split, as far as it has images of the classes that are learned from. */
  GeneratorRun measuredOn(Split split, FeatureTable table) {
    rows = fit.rowsOf(split, table);
    return this;
  }

  /** Logs what this run is going to do. */
  GeneratorRun announce() {
    LOG.info("settings:\n{}", EffectiveSettings.yaml(fit.settings()));
    fit.data().warning().ifPresent(LOG::warn);
    LOG.info(
        "{}, {} steps of {}; SHA-256 {}",
        fit.data().description(),
        fit.steps(),
        fit.rowsOfStep(),
        digests);
    return this;
  }

  /**
   * Fits from the first step.
   *
   * @throws IOException when the directory holds work that this would overwrite
   */
  LearnedGenerator start(RunWatcher watcher) throws IOException {
    directory.requireUnused();
    return run(fit.initial(), watcher);
  }

  /** Fits on from the last checkpoint, or from the first step where there is none. */
  public LearnedGenerator resume(RunWatcher watcher) throws IOException {
    return run(directory.last().orElseGet(fit::initial), watcher);
  }

  private LearnedGenerator run(TrainingState start, RunWatcher watcher) throws IOException {
    long began = System.nanoTime();
    FittedGenerator fitted =
        directory.train(start, fit.steps(), watcher, listener -> fit.run(start, listener));
    MeasuredGenerator measured = fit.measure(fitted.generator(), rows);
    GeneratorArtifact artifact = fit.artifact(fitted.generator(), measured);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(MeasuredGenerator.FILE_NAME, measured.toJson().getBytes(StandardCharsets.UTF_8));
    files.putAll(artifact.files());
    directory.write(fitted.history(), files, Duration.ofNanos(System.nanoTime() - began));
    LOG.info("{}.", measured.summary());
    measured.problem().ifPresent(LOG::warn);
    return new LearnedGenerator(artifact, measured);
  }
}
