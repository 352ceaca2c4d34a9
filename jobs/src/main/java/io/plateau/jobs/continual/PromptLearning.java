package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.artifact.PromptConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.continual.scenario.Task;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.run.CheckpointStore;
import io.plateau.jobs.training.PromptTraining;
import io.plateau.jobs.training.SyntheticRows;
import io.plateau.jobs.training.TrainingSource;
import io.plateau.prep.featureset.Storage;
import io.plateau.prompt.ClassFeatures;
import io.plateau.prompt.ContextInit;
import io.plateau.prompt.ContextLearner;
import io.plateau.prompt.ContextSharing;
import io.plateau.sharpness.Parameters;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** Trains one prompt on the rows of one task, from wherever it starts, with checkpoints. */
final class PromptLearning {

  private final JavaSparkContext spark;
  private final StreamModel model;
  private final TrainSettings settings;
  private final List<String> allNames;
  private final SortedMap<String, String> identity;
  private final String out;
  private final Configuration configuration;
  private final StreamWatcher watcher;

  /**
   * @param settings with parts resolved
   * @param allNames classes to make text features of
   * @param identity of the run, so that a checkpoint of another is refused
   * @param out directory of the run
   */
  PromptLearning(
      JavaSparkContext spark,
      StreamModel model,
      TrainSettings settings,
      List<String> allNames,
      SortedMap<String, String> identity,
      String out,
      StreamWatcher watcher) {
    this.spark = spark;
    this.model = model;
    // The rows that it gets are drawn already.
    this.settings = settings.with("shots=all");
    this.allNames = List.copyOf(allNames);
    this.identity = identity;
    this.out = out;
    this.configuration = spark.hadoopConfiguration();
    this.watcher = watcher;
  }

  /** What is learned, before the first step. */
  Parameters start() {
    return init().parameters(model.clip(), ContextSharing.UNIFIED, 1, settings.run().seed());
  }

  private ContextInit init() {
    return settings.prompt().init(settings.run().seed());
  }

  /**
   * Learns from rows, of a checkpoint on where an interrupted run left one.
   *
   * @param from what the first step starts from
   * @param rows labelled by the classes that are learned
   * @param replay rows that steps mix in, if any
   */
  Parameters learn(
      Parameters from, StreamTask task, FeatureTable rows, @Nullable SyntheticRows replay)
      throws IOException {
    Task of = task.task();
    TrainingSource source =
        new TrainingSource(
            rows,
            new PromptConfig.FeatureSource(of.features(), task.data().digest(of)),
            model.location(),
            model.createdBy(),
            replay);
    PromptTraining training = new PromptTraining(spark, model.clip(), source, settings);
    CheckpointStore checkpoints = checkpoints(task);
    TrainingState first = checkpoints.last().orElseGet(() -> training.startingFrom(from));
    long every = settings.run().checkpointEvery();
    return training
        .train(
            first,
            (state, steps) -> {
              watcher.stepped(state, steps);
              if (every > 0 && (state.step() % every == 0 || state.step() == steps)) {
                save(checkpoints, state);
              }
            })
        .parameters();
  }

  private CheckpointStore checkpoints(StreamTask task) throws IOException {
    return new CheckpointStore(
        Storage.at(StreamDirectory.ofTask(out, task.number()), configuration), identity);
  }

  private static void save(CheckpointStore checkpoints, TrainingState state) {
    try {
      checkpoints.save(state);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot save the checkpoint of step %d: %s".formatted(state.step(), e.getMessage()), e);
    }
  }

  /** Cosines with the text features of what was learned. */
  StreamClassifier classifier(Parameters learned) {
    FrozenClip clip = model.clip();
    return new TextClassifier(
        new ClassTexts(
            allNames,
            ClassFeatures.learned(
                clip,
                allNames,
                settings.prompt().shape(init().length(clip)),
                learned.get(ContextLearner.CONTEXT)),
            clip.logitScale()));
  }
}
