package io.plateau.training;

import io.plateau.sharpness.Guide;
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
}
