package io.plateau.training;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;

/** How a step crosses a cluster: the parameters go out, the mean gradients come in. */
@FunctionalInterface
public interface GradientExchange {

  /** The sample-weighted mean over the whole batch of the step. */
  TwoGradients exchange(Parameters v, Step step, Guide guide);

  /**
   * Every worker takes both gradients of its part of the batch, with a perturbation of its own: one
   * synchronisation a step. The sharpness of the parts is what is minimised then, as in the SAM
   * paper's m-sharpness; with one worker it is that of the batch.
   */
  static GradientExchange dataParallel(Workers workers, Perturbation perturbation) {
    return new DataParallelExchange(workers, perturbation);
  }

  /**
   * All workers take their second gradients at one point, that of the whole batch's clean gradient:
   * two synchronisations a step, and the sharpness of the batch is what is minimised.
   */
  static GradientExchange sharedPerturbation(Workers workers, Perturbation perturbation) {
    return new SharedPerturbationExchange(workers, perturbation);
  }

  /**
   * The driver takes both gradients, of the whole batch. With the objective of a {@link
   * ShardedLearner} it does so of features that workers encode, each its share of the classes.
   */
  static GradientExchange onDriver(Objective objective, Batch training, Perturbation perturbation) {
    return onDriver(objective, BatchSource.of(training), perturbation);
  }

  /** The same of whatever a step computes with. */
  static GradientExchange onDriver(
      Objective objective, BatchSource batches, Perturbation perturbation) {
    return (v, step, guide) ->
        perturbation.take(objective, v, batches.rows(step, 0, step.rows().length), guide);
  }
}
