package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.artifact.PromptConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.continual.scenario.Task;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.run.CheckpointStore;
import io.plateau.jobs.training.Help;
import io.plateau.jobs.training.PromptTraining;
import io.plateau.jobs.training.TrainingSource;
import io.plateau.prep.featureset.Storage;
import io.plateau.prompt.ClassFeatures;
import io.plateau.prompt.ContextInit;
import io.plateau.prompt.ContextLearner;
import io.plateau.prompt.ContextSharing;
import io.plateau.prompt.PromptLearner;
import io.plateau.prompt.PromptLosses;
import io.plateau.prompt.PromptObjective;
import io.plateau.prompt.PromptShape;
import io.plateau.prompt.Prompts;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
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
  private final @Nullable Parameters first;
  private final String phase;

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
    this.first = null;
    this.phase = ".";
  }

  private PromptLearning(
      PromptLearning other, TrainSettings settings, @Nullable Parameters first, String phase) {
    spark = other.spark;
    model = other.model;
    this.settings = settings;
    allNames = other.allNames;
    identity = other.identity;
    out = other.out;
    configuration = other.configuration;
    watcher = other.watcher;
    this.first = first;
    this.phase = phase;
  }

  /** The same from a prompt that was learned elsewhere. */
  PromptLearning startingFrom(Parameters prompt) {
    return new PromptLearning(this, settings, prompt, phase);
  }

  /** The same with some settings replaced. */
  PromptLearning with(String... assignments) {
    return new PromptLearning(this, settings.with(assignments), first, phase);
  }

  /** The same as another phase of a task, with checkpoints in a folder of their own. */
  PromptLearning phase(String name) {
    return new PromptLearning(this, settings, first, name);
  }

  FrozenClip clip() {
    return model.clip();
  }

  /** What is learned, before the first step. */
  Parameters start() {
    return first != null
        ? first
        : init().parameters(model.clip(), ContextSharing.UNIFIED, 1, settings.run().seed());
  }

  private ContextInit init() {
    return settings.prompt().init(settings.run().seed());
  }

  /**
   * Learns from rows, of a checkpoint on where an interrupted run left one.
   *
   * @param from what the first step starts from
   * @param rows labelled by the classes that are learned
   * @param help what is learned with beside them
   */
  Parameters learn(Parameters from, StreamTask task, FeatureTable rows, Help help)
      throws IOException {
    Task of = task.task();
    TrainingSource source =
        new TrainingSource(
            rows,
            new PromptConfig.FeatureSource(of.features(), task.data().digest(of)),
            model.location(),
            model.createdBy(),
            help.mixedIn());
    PromptTraining training = new PromptTraining(spark, model.clip(), source, settings, help);
    requireAveraged(help, training.plan().steps(), task);
    CheckpointStore checkpoints = checkpoints(task);
    TrainingState first = checkpoints.last().orElseGet(() -> training.startingFrom(from));
    long every = settings.run().checkpointEvery();
    TrainingState end =
        training.train(
            first,
            (state, steps) -> {
              watcher.stepped(state, steps);
              if (every > 0 && (state.step() % every == 0 || state.step() == steps)) {
                save(checkpoints, state);
              }
            });
    return training.learned(end);
  }

  private static void requireAveraged(Help help, long steps, StreamTask task) {
    if (help.averageEvery() > steps) {
      throw new IllegalArgumentException(
          "average-every: %d (expected: <= %d, the steps of task %s: with more the mean would have nothing of it)"
              .formatted(help.averageEvery(), steps, task.task().name()));
    }
  }

  private CheckpointStore checkpoints(StreamTask task) throws IOException {
    return new CheckpointStore(
        Storage.at(StreamDirectory.ofPhase(out, task.number(), phase), configuration), identity);
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
    return new PromptClassifier(texts(learned, allNames), learned);
  }

  /** The text features of classes in what was learned. */
  ClassTexts texts(Parameters learned, List<String> classNames) {
    FrozenClip clip = model.clip();
    HostTensor features =
        ClassFeatures.learned(
            clip,
            classNames,
            settings.prompt().shape(init().length(clip)),
            learned.get(ContextLearner.CONTEXT));
    return new ClassTexts(classNames, features, clip.logitScale());
  }

  /** The text features of classes in the hand-written prompt. */
  HostTensor zeroShot(List<String> classNames) {
    return ClassFeatures.zeroShot(model.clip(), classNames, settings.prompt().template());
  }

  /**
   * The cross-entropy of labelled rows over some classes, on the driver; to be closed.
   *
   * @param classNames in label order
   */
  Objective crossEntropy(List<String> classNames) {
    FrozenClip clip = model.clip();
    PromptShape shape = settings.prompt().shape(init().length(clip));
    Prompts prompts =
        Prompts.of(clip.tokenizer(), classNames, shape, clip.config().text().positions());
    return new PromptObjective(
        PromptLearner.of(clip.text(), prompts, shape.sharing(), settings.prompt().textEncoder()),
        PromptLosses.of(clip.manager(), clip.logitScale(), zeroShot(classNames)));
  }
}
