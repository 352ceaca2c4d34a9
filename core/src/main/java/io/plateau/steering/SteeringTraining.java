package io.plateau.steering;

import io.plateau.clip.FrozenClip;
import io.plateau.optim.Optimiser;
import io.plateau.optim.Schedule;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.UpdateRule;
import io.plateau.tensor.HostTensor;
import io.plateau.training.GradientExchange;
import io.plateau.training.ShardEncoder;
import io.plateau.training.StepPlan;
import io.plateau.training.Trainer;
import io.plateau.training.TrainingListener;
import io.plateau.training.Worker;
import io.plateau.training.Workers;
import java.io.Serializable;

/**
 * The training of a steered model: what the driver steps through and what its workers work with.
 * The images are not part of it, as they are large: every worker brings its own table of the same
 * rows.
 *
 * @param feedback that is started from
 * @param textFeatures {@code [classes, projection]}, normalised: of the classes that are trained on
 * @param images to learn from
 * @param views rows an image in the tables, next to each other
 */
public record SteeringTraining(
    SteeringShape shape,
    Feedback feedback,
    HostTensor textFeatures,
    int images,
    int views,
    SteeringSettings settings)
    implements Serializable {

  public SteeringTraining {
    feedback.requireFits(shape);
  }

  /** The steps: every epoch draws a view of each image. */
  public StepPlan plan() {
    int batch = Math.min(settings.batchSize(), images);
    long steps = (long) settings.epochs() * (images / batch);
    return new StepPlan(images, views, batch, steps, settings.seed());
  }

  /**
   * The first parameters.
   *
   * @param xi {@code [width]}, such as {@link Selection#start} makes of some of the images
   */
  public Parameters initial(HostTensor xi) {
    return SteeringStart.of(shape, xi, feedback, settings.seed());
  }

  /**
   * What a worker works with; to be closed.
   *
   * @param clip stays open
   * @param table all rows that a step can name
   * @throws IllegalArgumentException when the table is not that of this training
   */
  public Worker worker(FrozenClip clip, TokenTable table) {
    requireFits(table);
    return new Worker(
        SteeringObjective.of(clip, shape, feedback, textFeatures),
        table.features(),
        new TokenBatches(table),
        ShardEncoder.none());
  }

  private void requireFits(TokenTable table) {
    if (!table.shape().equals(shape.tokens())) {
      throw new IllegalArgumentException(
          "tokens: %s (expected: %s). Prepare the feature set with --tokens %d."
              .formatted(table.shape(), shape.tokens(), shape.tokens().lateLayers()));
    }
    if (table.rows() != (long) images * views) {
      throw new IllegalArgumentException(
          "rows: %d (expected: images x views = %d x %d)".formatted(table.rows(), images, views));
    }
    for (int label : table.labels()) {
      if (label < 0 || label >= shape.classes()) {
        throw new IllegalArgumentException(
            "label: %d (expected: 0 to %d, one of the classes)"
                .formatted(label, shape.classes() - 1));
      }
    }
  }

  /** The driver's half, data-parallel. */
  public Trainer trainer(Workers workers, UpdateRule rule, TrainingListener listener) {
    return new Trainer(
        plan(),
        GradientExchange.dataParallel(workers, rule.perturbation()),
        rule,
        Optimiser.sgd(settings.momentum(), settings.weightDecay()),
        Schedule.linearWarmup(settings.learningRate(), settings.warmup(), settings.epochs()),
        listener);
  }
}
