package io.plateau.jobs.run;

import io.plateau.training.StepRecord;
import io.plateau.training.TrainingState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a training on standard error. */
public final class TrainProgress implements RunWatcher {

  private static final Logger LOG = LoggerFactory.getLogger(TrainProgress.class);

  private @Nullable Progress progress;

  @Override
  public void starts(long first, long total) {
    if (first > 0) {
      LOG.info("Going on at step {} of {}.", first, total);
    }
    progress = Progress.of("steps", first, total);
  }

  @Override
  public void stepped(TrainingState state, long totalSteps) {
    if (progress != null) {
      progress.advance(1, detail(state.history().get(state.history().size() - 1)));
    }
  }

  @Override
  public void finishes() {
    if (progress != null) {
      progress.finish();
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
}
