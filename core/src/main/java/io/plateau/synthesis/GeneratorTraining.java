package io.plateau.synthesis;

import io.plateau.clip.FrozenClip;
import io.plateau.feature.Batch;
import io.plateau.optim.Optimiser;
import io.plateau.optim.Schedule;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.UpdateRule;
import io.plateau.training.GradientExchange;
import io.plateau.training.ShardEncoder;
import io.plateau.training.StepPlan;
import io.plateau.training.Trainer;
import io.plateau.training.TrainingListener;
import io.plateau.training.TrainingState;
import io.plateau.training.Worker;
import io.plateau.training.Workers;
import java.io.Serializable;
import java.util.List;

/**
 * The training of a generator: what the driver steps through and what its workers work with.
 *
 * @param classNames the name of each label
 * @param rows features of the classes to learn from, the views of a sample next to each other
 * @param views rows a sample
 */
public record GeneratorTraining(
    List<String> classNames,
    Batch rows,
    int views,
    GeneratorShape shape,
    GeneratorSettings settings)
    implements Serializable {

  /** AdamW's defaults in PyTorch, which the release leaves as they are. */
  private static final double BETA_1 = 0.9;

  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  /**
   * Checks the rows, and normalises those that are not unit vectors.
   *
   * @throws IllegalArgumentException when there are no classes or rows, or a feature is of another
   *     width, zero or not finite
   */
  public GeneratorTraining {
    classNames = List.copyOf(classNames);
    if (classNames.isEmpty() || rows.rows() == 0) {
      throw new IllegalArgumentException(
          "Cannot train a generator: there are %d classes and %d features. Choose a split with images."
              .formatted(classNames.size(), rows.rows()));
    }
    if (views <= 0 || rows.rows() % views != 0) {
      throw new IllegalArgumentException(
          "views: %d (expected: > 0, and rows a multiple of it: %d)".formatted(views, rows.rows()));
    }
    if (rows.width() != shape.feature()) {
      throw new IllegalArgumentException(
          "features: width %d (expected: %d, the model's)"
              .formatted(rows.width(), shape.feature()));
    }
    rows = UnitFeatures.of(rows, classNames);
  }

  /** Samples to learn from. */
  public int samples() {
    return rows.rows() / views;
  }

  /** The steps: every epoch draws a view of each sample. */
  public StepPlan plan() {
    int batch = Math.min(settings.batchSize(), samples());
    long steps = (long) settings.epochs() * (samples() / batch);
    return new StepPlan(samples(), views, batch, steps, settings.seed());
  }

  /**
   * What a worker works with; to be closed.
   *
   * @param clip stays open
   */
  public Worker worker(FrozenClip clip) {
    return new Worker(
        GeneratorObjective.of(clip, classNames, shape, settings.beta()),
        rows,
        new NoisyBatches(rows, shape.latent(), settings.seed()),
        ShardEncoder.none());
  }

  /** The state before the first step. */
  public TrainingState initial() {
    Parameters start = shape.initial(settings.seed());
    return new TrainingState(0, start, optimiser().initialState(start), Parameters.NONE, List.of());
  }

  private Optimiser optimiser() {
    return Optimiser.adamW(BETA_1, BETA_2, EPSILON, settings.weightDecay());
  }

  /** The driver's half, data-parallel. */
  public Trainer trainer(Workers workers, TrainingListener listener) {
    UpdateRule rule = UpdateRule.erm();
    return new Trainer(
        plan(),
        GradientExchange.dataParallel(workers, rule.perturbation()),
        rule,
        optimiser(),
        Schedule.constant(settings.learningRate()),
        listener);
  }

  /** Trains from the start to the end. */
  public Generator run(Workers workers, TrainingListener listener) {
    return new Generator(shape, trainer(workers, listener).run(initial()).parameters());
  }
}
