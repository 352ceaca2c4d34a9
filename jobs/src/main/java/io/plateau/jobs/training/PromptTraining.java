package io.plateau.jobs.training;

import io.plateau.clip.FrozenClip;
import io.plateau.clip.Torch;
import io.plateau.jobs.cluster.Executors;
import io.plateau.jobs.cluster.SparkWorkers;
import io.plateau.jobs.config.RunSettings;
import io.plateau.jobs.config.SamplingSettings;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.optim.Optimiser;
import io.plateau.optim.WeightAverage;
import io.plateau.prep.ExecutorModel;
import io.plateau.prompt.ContextInit;
import io.plateau.prompt.PromptShape;
import io.plateau.prompt.Prompts;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.UpdateRule;
import io.plateau.training.StepPlan;
import io.plateau.training.Trainer;
import io.plateau.training.TrainingListener;
import io.plateau.training.TrainingState;
import io.plateau.training.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;

/** One training run of a prompt on Spark, from settings to what is saved. */
public final class PromptTraining {

  private final JavaSparkContext spark;
  private final FrozenClip clip;
  private final TrainingSource source;
  private final TrainSettings settings;
  private final TrainingData data;
  private final PromptShape shape;
  private final Parameters start;
  private final DistributionPlan distribution;
  private final Help help;

  /** A run without help. */
  public PromptTraining(
      JavaSparkContext spark, FrozenClip clip, TrainingSource source, TrainSettings settings) {
    this(spark, clip, source, settings, Help.NONE);
  }

  /**
   * Draws the samples and lays out the prompts.
   *
   * @param clip the frozen model, on the driver
   * @param help what is learned with, beside the rows of the source
   * @throws IllegalArgumentException when the settings do not fit the features or the model
   */
  public PromptTraining(
      JavaSparkContext spark,
      FrozenClip clip,
      TrainingSource source,
      TrainSettings settings,
      Help help) {
    this.help = help;
    this.spark = spark;
    this.clip = clip;
    this.source = source;
    data = TrainingData.of(source, help, settings.sampling(), settings.run().seed());
    ContextInit init = settings.prompt().init(settings.run().seed());
    shape = settings.prompt().shape(init.length(clip));
    // Prompts that do not fit are refused here: executors would try several times.
    Prompts prompts =
        Prompts.of(
            clip.tokenizer(),
            PromptRecipes.encoded(data.classNames(), help),
            shape,
            clip.config().text().positions());
    TrainSettings counted = withParts(settings.resolved(), spark);
    int learned = help.learned(data.classNames()).size();
    start = init.parameters(clip, shape.sharing(), learned, settings.run().seed());
    int batch = data.rowsOfStep(counted.sampling().batchSize().atMost(data.samples()));
    distribution = DistributionPlan.of(counted, clip, prompts, start.size(), batch);
    this.settings =
        counted.with(
            "distribution=" + distribution.chosenName(), "synthetic=" + syntheticName(source));
  }

  private static String syntheticName(TrainingSource source) {
    SyntheticRows synthetic = source.synthetic();
    return synthetic == null ? SamplingSettings.NO_SYNTHETIC : synthetic.origin().uri();
  }

  /** The settings with a number of parts where they leave it to the cluster. */
  public static TrainSettings withParts(TrainSettings given, JavaSparkContext spark) {
    return given.run().parts() > 0
        ? given
        : given.with("parts=" + Executors.count(spark, given.distribution().timeout()));
  }

  /**
   * The settings, with a value of its own in the place of what depends on the cluster or the
   * method, so that a resumed run is the same run on whatever cluster it goes on, and results say
   * what they were made with.
   */
  public TrainSettings settings() {
    return settings;
  }

  /** How steps are shared among workers, and why. */
  public DistributionPlan distribution() {
    return distribution;
  }

  public TrainingData data() {
    return data;
  }

  /** The steps of this run. */
  public StepPlan plan() {
    RunSettings run = settings.run();
    int batch = settings.sampling().batchSize().atMost(data.samples());
    return new StepPlan(
        data.samples(), data.views(), batch, run.totalSteps(data.samples() / batch), run.seed());
  }

  /** The state before the first step. */
  public TrainingState initial() {
    return startingFrom(start);
  }

  /**
   * The state before the first step of a run that goes on from what another learned.
   *
   * @throws IllegalArgumentException when that has other shapes than what is learned here
   */
  public TrainingState startingFrom(Parameters learned) {
    Map<String, String> expected = shapes(start);
    if (!shapes(learned).equals(expected)) {
      throw new IllegalArgumentException(
          "learned: %s (expected: %s, what this run learns)".formatted(shapes(learned), expected));
    }
    return new TrainingState(
        0, learned, optimiser().initialState(learned), Parameters.NONE, List.of());
  }

  /** What a state has learned: where it stands, or the mean of where it has been. */
  public Parameters learned(TrainingState state) {
    return help.averageEvery() == 0 ? state.parameters() : WeightAverage.mean(state.optimiser());
  }

  private Optimiser optimiser() {
    Optimiser base = settings.optimiser().baseOptimiser();
    return help.averageEvery() == 0 ? base : new WeightAverage(base, help.averageEvery());
  }

  private static Map<String, String> shapes(Parameters parameters) {
    Map<String, String> shapes = new TreeMap<>();
    parameters
        .tensors()
        .forEach((name, tensor) -> shapes.put(name, Arrays.toString(tensor.shape())));
    return shapes;
  }

  /**
   * Trains to the end of the plan.
   *
   * @param from {@link #initial} or a checkpoint
   */
  public LearnedPrompt run(TrainingState from, TrainingListener listener) {
    TrainingState end = train(from, listener);
    PromptOutcome outcome = new PromptOutcome(clip, source, settings, data, shape);
    return new LearnedPrompt(outcome.artifact(end, learned(end)), List.copyOf(end.history()));
  }

  /**
   * The state at the end of the plan, for who wants no artifact of it.
   *
   * @param from {@link #initial}, {@link #startingFrom} or a checkpoint
   */
  public TrainingState train(TrainingState from, TrainingListener listener) {
    Torch.threads(settings.run().threads()); // for what this thread encodes itself
    StepPlan plan = plan();
    UpdateRule rule = settings.update().rule();
    PromptRecipe recipe = recipes().of(data.classNames(), help);
    try (Workers workers = workers(recipe)) {
      PromptSteps steps = new PromptSteps(workers, clip, recipe, data, settings);
      Trainer trainer =
          new Trainer(
              plan,
              steps.exchange(rule.perturbation()),
              rule,
              optimiser(),
              settings.optimiser().learningRates(plan.epochs()),
              steps.correction(),
              listener);
      return trainer.run(from);
    }
  }

  /** The loss that is learned from, on the driver; to be closed. */
  public Objective objective() {
    return objective(data.classNames());
  }

  /**
   * The same loss for other classes, on the driver; to be closed.
   *
   * @param classNames of the labels that it will be asked about
   */
  public Objective objective(List<String> classNames) {
    return recipes().of(classNames, Help.NONE).objective(clip);
  }

  private PromptRecipes recipes() {
    return new PromptRecipes(clip, settings.prompt(), shape);
  }

  private Workers workers(PromptRecipe prompt) {
    WorkerRecipe recipe =
        new WorkerRecipe(
            UUID.randomUUID().toString(),
            new ExecutorModel(source.model(), clip.digest(), settings.run().precision()),
            prompt,
            data.rows(),
            data.batches(settings.run().seed()),
            settings.run().threads());
    return SparkWorkers.open(spark, recipe, settings.run().parts(), settings.distribution());
  }
}
