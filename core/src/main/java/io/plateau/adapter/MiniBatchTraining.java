package io.plateau.adapter;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;

/** Epochs of AdamW over shuffled rows, as Tip-Adapter-F's release has them. */
final class MiniBatchTraining {

  /**
   * Of AdamW, as the release sets it: larger than usual, so that tiny gradients stay small steps.
   */
  private static final double EPSILON = 1e-4;

  private MiniBatchTraining() {}

  static Parameters run(
      String learner,
      TrainingSettings settings,
      Parameters start,
      LogitLoss loss,
      Batch rows,
      long seed) {
    Batches batches = new Batches(rows, settings.batch(), seed);
    int steps = Math.multiplyExact(settings.epochs(), batches.perEpoch());
    return Descent.adamW(learner, settings.learningRate(), EPSILON, settings.weightDecay(), steps)
        .run(start, loss, batches::next, steps, (done, v) -> {});
  }
}
