package io.plateau.jobs;

import io.plateau.jobs.training.CheckpointStore;
import io.plateau.training.StepRecord;
import io.plateau.training.TrainingListener;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Shows a training on standard error and saves it every so often, and at its end. */
final class TrainProgress implements TrainingListener {

  private final Progress progress;
  private final CheckpointStore checkpoints;
  private final long every;

  /**
   * Starts the clock.
   *
   * @param every steps between checkpoints; 0 saves at the end only
   */
  TrainProgress(long first, long total, CheckpointStore checkpoints, long every) {
    this.progress = Progress.of("steps", first, total);
    this.checkpoints = checkpoints;
    this.every = every;
  }

  @Override
  public void stepped(TrainingState state, long totalSteps) {
    StepRecord last = state.history().get(state.history().size() - 1);
    progress.advance(1, detail(last));
    if (state.step() == totalSteps || (every > 0 && state.step() % every == 0)) {
      try {
        checkpoints.save(state);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Cannot save the checkpoint of step %d: %s".formatted(state.step(), e.getMessage()), e);
      }
    }
  }

  private static String detail(StepRecord last) {
    String loss = String.format(Locale.ROOT, "loss %.4f", last.loss());
    // Without a perturbation the two losses are one number.
    return last.perturbedLoss() == last.loss()
        ? loss
        : loss
            + String.format(
                Locale.ROOT, ", perturbed %.4f, cosine %.3f", last.perturbedLoss(), last.cosine());
  }

  void finish() {
    progress.finish();
  }
}
