package io.plateau.jobs.steering;

import io.plateau.artifact.PromptConfig;
import io.plateau.artifact.SteeringArtifact;
import io.plateau.artifact.SteeringConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.Precision;
import io.plateau.clip.TokenShape;
import io.plateau.clip.Torch;
import io.plateau.jobs.cluster.Executors;
import io.plateau.jobs.cluster.SparkWorkers;
import io.plateau.jobs.cluster.TokenParts;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.ExecutionSettings;
import io.plateau.jobs.config.FeedbackStart;
import io.plateau.jobs.config.SteerSettings;
import io.plateau.jobs.config.ToastSettings;
import io.plateau.jobs.training.DrawnRows;
import io.plateau.jobs.training.TrainingSource;
import io.plateau.optim.Optimiser;
import io.plateau.prep.ExecutorModel;
import io.plateau.prep.featureset.Storage;
import io.plateau.prep.featureset.TokenSelection;
import io.plateau.prompt.ClassFeatures;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.UpdateRule;
import io.plateau.steering.Feedback;
import io.plateau.steering.Selection;
import io.plateau.steering.SelectionWatch;
import io.plateau.steering.SteeringMethod;
import io.plateau.steering.SteeringShape;
import io.plateau.steering.SteeringTraining;
import io.plateau.steering.StepMemory;
import io.plateau.tensor.HostTensor;
import io.plateau.training.StepPlan;
import io.plateau.training.StepRecord;
import io.plateau.training.Trainer;
import io.plateau.training.TrainingListener;
import io.plateau.training.TrainingState;
import io.plateau.training.Workers;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;

/** The steering of one model on Spark, data-parallel, from settings to what is saved. */
public final class SteeringFit {

  /** Images that the driver looks at for what xi selects. */
  private static final int WATCHED = 16;

  private final JavaSparkContext spark;
  private final FrozenClip clip;
  private final TrainingSource source;
  private final SteerSettings settings;
  private final DrawnRows drawn;
  private final TokenSelection rows;
  private final SteeringShape shape;
  private final HostTensor texts;

  /**
   * Draws the samples and makes sure that there is room for them.
   *
   * @param clip the frozen model, on the driver
   * @param tokens of all rows of the source's training split
   * @throws IllegalArgumentException when the settings do not fit the tokens or the model, or a
   *     step does not fit into memory
   */
  public SteeringFit(
      JavaSparkContext spark,
      FrozenClip clip,
      TrainingSource source,
      TokenSelection tokens,
      SteerSettings settings) {
    this.spark = spark;
    this.clip = clip;
    this.source = source;
    this.settings = resolved(settings, tokens.shape(), spark);
    drawn =
        DrawnRows.of(
            source.train(),
            settings.data().shots(),
            settings.data().classes(),
            settings.descent().seed());
    rows = tokens.select(drawn.rows());
    ToastSettings toast = settings.toast();
    shape =
        new SteeringShape(
            tokens.shape(), toast.method(), toast.rank(), toast.head(), drawn.classes());
    shape.requireFits(clip);
    SteeringMemory.require(spark, stepMemory(), shape, rows.rows());
    Torch.threads(settings.execution().threads()); // for what this thread encodes itself
    texts = texts(source.train().classNames().subList(0, drawn.classes()));
  }

  /** With numbers in the place of what depends on the cluster or the feature set. */
  private static SteerSettings resolved(
      SteerSettings given, TokenShape cached, JavaSparkContext spark) {
    int late = given.toast().lateLayers();
    if (late > 0 && late != cached.lateLayers()) {
      throw new IllegalArgumentException(
          "late-layers: %d (expected: %d, those that the feature set has tokens for; prepare it with --tokens %d for others)"
              .formatted(late, cached.lateLayers(), late));
    }
    ExecutionSettings execution = given.execution();
    int parts =
        execution.parts() > 0
            ? execution.parts()
            : Executors.count(spark, execution.distribution().timeout());
    return given.with("late-layers=" + cached.lateLayers(), "parts=" + parts);
  }

  /** Of the images that one worker has in a step: in one process, workers are beside each other. */
  private StepMemory stepMemory() {
    int batch = settings.descent().batchSize().atMost(drawn.samples());
    int parts = spark.isLocal() ? 1 : settings.execution().parts();
    return StepMemory.of(clip.config(), shape, (batch + parts - 1) / parts);
  }

  private HostTensor texts(List<String> classNames) {
    return ClassFeatures.zeroShot(clip, classNames, settings.toast().template());
  }

  /** The settings, with a number in the place of what depends on the cluster. */
  public SteerSettings settings() {
    return settings;
  }

  /** Which rows are learned from. */
  public DrawnRows drawn() {
    return drawn;
  }

  /** The steps. */
  public StepPlan plan() {
    return training(Feedback.none()).plan();
  }

  /** How many numbers are learned. */
  public long learned() {
    return shape.size();
  }

  /** Memory that a step needs beside the heap, estimated. */
  public long stepBytes() {
    return stepMemory().device();
  }

  /** What a run is going to do, for people. */
  public String description() {
    return "%d samples of %d classes, %d learned numbers, feedback to the last %d of %d layers, %d MB of tokens a worker, a step of about %d MB"
        .formatted(
            drawn.samples(),
            drawn.classes(),
            shape.size(),
            shape.tokens().lateLayers(),
            shape.tokens().layers(),
            (rows.rows() * shape.tokens().bytesPerImage()) >> 20,
            stepMemory().device() >> 20);
  }

  private SteeringTraining training(Feedback feedback) {
    return new SteeringTraining(
        shape, feedback, texts, drawn.samples(), drawn.views(), settings.descent().steering());
  }

  private ExecutorModel model() {
    return new ExecutorModel(source.model(), clip.digest(), Precision.FP32);
  }

  /**
   * The feedback that the run starts from, solved for where the settings ask for it.
   *
   * @param out directory of the run, where the sums are kept
   */
  public Feedback feedback(Storage out) throws IOException {
    if (settings.toast().pretrain() == FeedbackStart.NONE) {
      return Feedback.none();
    }
    ExecutionSettings execution = settings.execution();
    String identity =
        "%s %s %s %s %d"
            .formatted(
                source.origin().digest(),
                clip.digest(),
                settings.data(),
                settings.descent().seed(),
                execution.parts());
    return new FeedbackSolver(
            spark, model(), rows, execution.parts(), execution.threads(), identity)
        .solve(out, settings.toast().ridge());
  }

  /**
   * The state before the first step: xi is the mean of the normalised tokens of all images.
   *
   * @param feedback that is started from
   */
  public TrainingState initial(Feedback feedback) {
    ExecutionSettings execution = settings.execution();
    Iterator<double[]> parts =
        TokenParts.map(
                spark,
                rows,
                execution.parts(),
                execution.threads(),
                (part, configuration) -> Selection.sum(part))
            .iterator();
    double[] sum = parts.next();
    while (parts.hasNext()) {
      double[] part = parts.next();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part[i];
      }
    }
    Parameters start = training(feedback).initial(Selection.start(sum));
    return new TrainingState(
        0,
        start,
        Optimiser.sgd(settings.descent().momentum(), settings.descent().weightDecay())
            .initialState(start),
        Parameters.NONE,
        List.of());
  }

  /**
   * Trains to the end.
   *
   * @param from {@link #initial} or a checkpoint
   * @param feedback that was started from
   * @param out directory of the run, where what is selected is written down
   */
  public LearnedSteering run(
      TrainingState from, Feedback feedback, Storage out, TrainingListener listener)
      throws IOException {
    SteeringTraining training = training(feedback);
    ExecutionSettings execution = settings.execution();
    SteeringRecipe recipe =
        new SteeringRecipe(
            UUID.randomUUID().toString(),
            model(),
            training,
            rows,
            stepMemory(),
            execution.threads());
    StepPlan plan = training.plan();
    SelectionWatch watch =
        new SelectionWatch(
            rows.sample(WATCHED).read(spark.hadoopConfiguration()),
            plan.steps() / plan.epochs(),
            SelectionLog.from(out, from.step()),
            listener);
    UpdateRule rule = settings.rule().updateRule();
    try (Workers workers =
        SparkWorkers.open(spark, recipe, execution.parts(), execution.distribution())) {
      Trainer trainer = training.trainer(workers, rule, watch);
      TrainingState end = trainer.run(from);
      return new LearnedSteering(
          artifact(end, feedback, Selection.of(end.parameters().get("xi"), watch.sample())),
          end.history());
    }
  }

  private SteeringArtifact artifact(TrainingState end, Feedback feedback, Selection selection) {
    // What was learned itself needs nothing to be added to.
    Feedback kept = shape.method() == SteeringMethod.TOAST ? Feedback.none() : feedback;
    List<String> classNames = source.train().classNames();
    StepRecord last = end.history().get(end.history().size() - 1);
    SteeringConfig config =
        SteeringConfig.of(
            source.createdBy(),
            shape,
            List.copyOf(kept.matrices().tensors().keySet()),
            settings.toast().template(),
            classNames,
            new PromptConfig.FrozenModel(source.model(), clip.digest(), clip.logitScale()),
            source.origin(),
            EffectiveSettings.flat(settings),
            Map.of(
                "steps", Long.toString(end.step()),
                "last-loss", Float.toString(last.loss()),
                "selected-share", Double.toString(selection.share())));
    return new SteeringArtifact(config, end.parameters(), kept, texts(classNames));
  }
}
