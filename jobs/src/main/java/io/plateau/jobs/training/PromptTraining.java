package io.plateau.jobs.training;

import io.plateau.adapter.ClassTexts;
import io.plateau.artifact.PromptArtifact;
import io.plateau.artifact.PromptConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.Torch;
import io.plateau.continual.remedy.AGem;
import io.plateau.feature.Batch;
import io.plateau.jobs.cluster.Executors;
import io.plateau.jobs.cluster.SparkWorkers;
import io.plateau.jobs.config.DistributionMode;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.RunSettings;
import io.plateau.jobs.config.SamplingSettings;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.optim.Optimiser;
import io.plateau.optim.WeightAverage;
import io.plateau.prep.ExecutorModel;
import io.plateau.prompt.ClassFeatures;
import io.plateau.prompt.ClassShards;
import io.plateau.prompt.ClassTerm;
import io.plateau.prompt.ContextInit;
import io.plateau.prompt.ContextLearner;
import io.plateau.prompt.PromptShape;
import io.plateau.prompt.Prompts;
import io.plateau.prompt.TextAnchor;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.UpdateRule;
import io.plateau.synthesis.ClassDraws;
import io.plateau.tensor.HostTensor;
import io.plateau.training.BatchGradient;
import io.plateau.training.BatchSource;
import io.plateau.training.Correction;
import io.plateau.training.GradientExchange;
import io.plateau.training.ShardedLearner;
import io.plateau.training.StepPlan;
import io.plateau.training.StepRecord;
import io.plateau.training.Trainer;
import io.plateau.training.TrainingListener;
import io.plateau.training.TrainingState;
import io.plateau.training.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            encoded(help.learned(data.classNames()), help),
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
    return new LearnedPrompt(artifact(end), List.copyOf(end.history()));
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
    try (Workers workers = workers()) {
      Trainer trainer =
          new Trainer(
              plan,
              exchange(workers, rule.perturbation()),
              rule,
              optimiser(),
              settings.optimiser().learningRates(plan.epochs()),
              correction(workers),
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
    return prompt(classNames).objective(clip);
  }

  /** The recipe of some classes without help. */
  private PromptRecipe prompt(List<String> classNames) {
    return prompt(classNames, Help.NONE);
  }

  private PromptRecipe helped() {
    return prompt(data.classNames(), help);
  }

  private PromptRecipe prompt(List<String> classNames, Help with) {
    HostTensor zeroShot = ClassFeatures.zeroShot(clip, classNames, settings.prompt().template());
    double guidance = settings.prompt().lossGuidance();
    List<NamedTerm> terms =
        guidance == 0
            ? with.terms()
            : Stream.concat(
                    Stream.of(new NamedTerm(classNames, new TextAnchor(zeroShot, guidance))),
                    with.terms().stream())
                .toList();
    List<String> encoded = encoded(with.learned(classNames), with);
    List<String> all = Stream.concat(with.fixedNames().stream(), encoded.stream()).toList();
    ClassTexts fixed = with.fixed();
    return new PromptRecipe(
        encoded,
        shape,
        settings.prompt().textEncoder(),
        zeroShot,
        with.weights(),
        terms.stream().map(term -> new ClassTerm(positions(term, all), term.term())).toList(),
        with.penalty(),
        fixed == null ? null : fixed.features());
  }

  /** The classes that are learned, then the others that terms are about. */
  private static List<String> encoded(List<String> learned, Help help) {
    return Stream.concat(
            learned.stream(), help.terms().stream().flatMap(term -> term.classNames().stream()))
        .filter(name -> !help.fixedNames().contains(name))
        .distinct()
        .toList();
  }

  private static int[] positions(NamedTerm term, List<String> all) {
    return term.classNames().stream().mapToInt(all::indexOf).toArray();
  }

  private GradientExchange exchange(Workers workers, Perturbation perturbation) {
    if (settings.distribution().distribution() == DistributionMode.CLASS) {
      return GradientExchange.onDriver(sharded(workers), batches(), perturbation);
    }
    return settings.distribution().syncPerturbation()
        ? GradientExchange.sharedPerturbation(workers, perturbation)
        : GradientExchange.dataParallel(workers, perturbation);
  }

  /** The loss on the driver, of text features that workers encode. */
  private Objective sharded(Workers workers) {
    PromptRecipe prompt = helped();
    ClassShards shards = ClassShards.of(prompt.prompts(clip), workers.parts());
    return prompt.objective(clip, new ShardedLearner(workers, shards));
  }

  private Correction correction(Workers workers) {
    Batch kept = data.kept();
    if (kept == null) {
      return Correction.none();
    }
    BatchGradient gradient =
        settings.distribution().distribution() == DistributionMode.CLASS
            ? sharded(workers)::gradient
            : BatchGradient.of(workers);
    return new AGem(gradient, new ClassDraws(kept, settings.run().seed()));
  }

  private BatchSource batches() {
    return data.batches(settings.run().seed());
  }

  private Workers workers() {
    WorkerRecipe recipe =
        new WorkerRecipe(
            UUID.randomUUID().toString(),
            new ExecutorModel(source.model(), clip.digest(), settings.run().precision()),
            helped(),
            data.rows(),
            batches(),
            settings.run().threads());
    return SparkWorkers.open(spark, recipe, settings.run().parts(), settings.distribution());
  }

  private PromptArtifact artifact(TrainingState end) {
    List<String> classNames = classNames();
    PromptConfig config =
        PromptConfig.of(
            source.createdBy(),
            shape,
            settings.prompt().template(),
            classNames,
            data.classNames().size(),
            new PromptConfig.FrozenModel(source.model(), clip.digest(), clip.logitScale()),
            source.origin(),
            EffectiveSettings.flat(settings),
            summary(end));
    Parameters learned = end.parameters();
    HostTensor zeroShot = ClassFeatures.zeroShot(clip, classNames, settings.prompt().template());
    return switch (shape.sharing()) {
      case PER_IMAGE -> PromptArtifact.perImage(config, learned, zeroShot);
      // A context of its own per class says nothing about classes that had none.
      case PER_CLASS ->
          PromptArtifact.of(config, learned, texts(data.classNames(), learned), zeroShot);
      case UNIFIED -> PromptArtifact.of(config, learned, texts(classNames, learned), zeroShot);
    };
  }

  /** Those that were trained on, and after them the feature set's others. */
  private List<String> classNames() {
    return Stream.concat(data.classNames().stream(), source.train().classNames().stream())
        .distinct()
        .toList();
  }

  private HostTensor texts(List<String> classNames, Parameters learned) {
    return ClassFeatures.learned(clip, classNames, shape, learned.get(ContextLearner.CONTEXT));
  }

  /** What the artifact says about its training. */
  private Map<String, String> summary(TrainingState end) {
    Map<String, String> summary = new TreeMap<>();
    SyntheticRows synthetic = source.synthetic();
    if (synthetic != null) {
      summary.put("synthetic-rows", Integer.toString(synthetic.rows().rows()));
      summary.put("synthetic-sha256", synthetic.origin().digest());
    }
    summary.put("steps", Long.toString(end.step()));
    StepRecord last = end.history().get(end.history().size() - 1);
    summary.put("last-loss", Float.toString(last.loss()));
    summary.put("last-perturbed-loss", Float.toString(last.perturbedLoss()));
    end.history().stream()
        .collect(Collectors.groupingBy(StepRecord::branch, TreeMap::new, Collectors.counting()))
        .forEach(
            (branch, count) ->
                summary.put(
                    "branch-" + branch.name().toLowerCase(Locale.ROOT), Long.toString(count)));
    return summary;
  }
}
