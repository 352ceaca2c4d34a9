package io.plateau.adapter;

import io.plateau.feature.Batch;
import io.plateau.optim.Optimiser;
import io.plateau.optim.Schedule;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Parameters;
import java.util.function.Supplier;

/**
 * Steps of an optimiser over mini-batches, with a learning rate for each.
 *
 * @param learner what messages call it
 */
record Descent(String learner, Optimiser optimiser, Schedule schedule) {

  /** PyTorch's AdamW with the decays it starts with, under a cosine from the first step to 0. */
  static Descent adamW(
      String learner, double learningRate, double epsilon, double weightDecay, int steps) {
    return new Descent(
        learner,
        Optimiser.adamW(0.9, 0.999, epsilon, weightDecay),
        Schedule.cosine(learningRate, steps));
  }

  /** Told where every step led. */
  @FunctionalInterface
  interface Listener {

    /**
     * Told of a step.
     *
     * @param done steps so far
     */
    void stepped(int done, Parameters v);
  }

  Parameters run(
      Parameters start, LogitLoss loss, Supplier<Batch> batches, int steps, Listener listener) {
    Parameters v = start;
    Parameters state = optimiser.initialState(v);
    for (int step = 0; step < steps; step++) {
      Gradient gradient = loss.gradient(v, batches.get());
      requireFinite(learner, gradient, step);
      Optimiser.Update update = optimiser.step(v, gradient.values(), state, schedule.at(step));
      v = update.parameters();
      state = update.state();
      listener.stepped(step + 1, v);
    }
    return v;
  }

  static void requireFinite(String learner, Gradient gradient, int step) {
    if (!gradient.isFinite()) {
      throw new IllegalStateException(
          "Cannot go on fitting %s: the loss of step %d is %s, its gradient not finite. Lower the learning rate."
              .formatted(learner, step, gradient.loss()));
    }
  }
}
