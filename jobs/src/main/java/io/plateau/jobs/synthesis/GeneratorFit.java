package io.plateau.jobs.synthesis;

import io.plateau.artifact.GeneratorArtifact;
import io.plateau.artifact.GeneratorConfig;
import io.plateau.artifact.PromptConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.Precision;
import io.plateau.clip.Torch;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.cluster.Executors;
import io.plateau.jobs.cluster.SparkWorkers;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.ExecutionSettings;
import io.plateau.jobs.config.GeneratorFitSettings;
import io.plateau.jobs.training.TrainingData;
import io.plateau.jobs.training.TrainingSource;
import io.plateau.prep.ExecutorModel;
import io.plateau.prep.featureset.Split;
import io.plateau.prompt.PromptShape;
import io.plateau.prompt.Prompts;
import io.plateau.synthesis.Generator;
import io.plateau.synthesis.GeneratorShape;
import io.plateau.synthesis.GeneratorTraining;
import io.plateau.training.TrainingListener;
import io.plateau.training.TrainingState;
import io.plateau.training.Workers;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/** The fitting of one generator on Spark, data-parallel, from settings to what is saved. */
final class GeneratorFit {

  private final JavaSparkContext spark;
  private final FrozenClip clip;
  private final TrainingSource source;
  private final GeneratorFitSettings settings;
  private final TrainingData data;
  private final GeneratorTraining training;

  /**
   * Draws the samples and lays out the prompts.
   *
   * @param clip the frozen model, on the driver
   * @throws IllegalArgumentException when the settings do not fit the features or the model, or a
   *     feature is zero or not finite
   */
  public GeneratorFit(
      JavaSparkContext spark,
      FrozenClip clip,
      TrainingSource source,
      GeneratorFitSettings settings) {
    this.spark = spark;
    this.clip = clip;
    this.source = source;
    this.settings = withParts(settings, spark);
    data =
        TrainingData.draw(
                source.train(),
                settings.data().shots(),
                settings.data().classes(),
                settings.vae().seed())
            .withoutEmptyClasses();
    GeneratorShape shape = GeneratorShape.published(clip);
    // Prompts that do not fit are refused here: executors would try several times.
    Prompts.of(
        clip.tokenizer(),
        data.classNames(),
        PromptShape.unified(shape.contextLength()),
        clip.config().text().positions());
    training =
        new GeneratorTraining(
            data.classNames(), data.rows(), data.views(), shape, settings.vae().generator());
  }

  /** With a number of parts where they leave it to the cluster: it decides the bits. */
  private static GeneratorFitSettings withParts(
      GeneratorFitSettings given, JavaSparkContext spark) {
    ExecutionSettings execution = given.execution();
    return execution.parts() > 0
        ? given
        : given.with("parts=" + Executors.count(spark, execution.distribution().timeout()));
  }

  /** The settings, with a number in the place of what depends on the cluster. */
  public GeneratorFitSettings settings() {
    return settings;
  }

  /** What is learned from. */
  public TrainingData data() {
    return data;
  }

  /** Length of the run. */
  public long steps() {
    return training.plan().steps();
  }

  /** Features in a step. */
  public int rowsOfStep() {
    return training.plan().batchSize();
  }

  /** The state before the first step. */
  public TrainingState initial() {
    return training.initial();
  }

  /**
   * Fits to the end.
   *
   * @param from {@link #initial} or a checkpoint
   */
  public FittedGenerator run(TrainingState from, TrainingListener listener) {
    GeneratorRecipe recipe =
        new GeneratorRecipe(
            UUID.randomUUID().toString(),
            new ExecutorModel(source.model(), clip.digest(), Precision.FP32),
            training,
            settings.execution().threads());
    ExecutionSettings execution = settings.execution();
    try (Workers workers =
        SparkWorkers.open(spark, recipe, execution.parts(), execution.distribution())) {
      TrainingState end = training.trainer(workers, listener).run(from);
      return new FittedGenerator(new Generator(training.shape(), end.parameters()), end.history());
    }
  }

  /** The features that are learned from, one view of each sample, to measure a generator on. */
  public MeasuredRows trainingRows() {
    int[] plain = IntStream.range(0, data.samples()).map(i -> i * data.views()).toArray();
    return new MeasuredRows(Split.TRAIN, data.classNames(), data.rows().select(plain));
  }

  /**
   * Held-out features of the same classes, or those that are learned from where there are none.
   *
   * @param split what the table is
   */
  public MeasuredRows rowsOf(Split split, FeatureTable table) {
    return MeasuredRows.of(split, table, data.classNames(), settings.vae().seed())
        .orElseGet(this::trainingRows);
  }

  /** What a generator of this fit is like. */
  public MeasuredGenerator measure(Generator generator, MeasuredRows rows) {
    Torch.threads(settings.execution().threads());
    return MeasuredGenerator.of(clip, generator, rows, settings.vae());
  }

  /** What is saved of it. */
  public GeneratorArtifact artifact(Generator generator, MeasuredGenerator measured) {
    return new GeneratorArtifact(
        GeneratorConfig.of(
            source.createdBy(),
            generator.shape(),
            data.classNames(),
            new PromptConfig.FrozenModel(source.model(), clip.digest(), clip.logitScale()),
            source.origin(),
            EffectiveSettings.flat(settings),
            measured.metrics()),
        generator.learned());
  }
}
