package io.plateau.jobs.continual;

import io.plateau.jobs.run.Progress;
import io.plateau.training.TrainingState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a stream: accuracies and the time left after every task, steps while a prompt trains. */
public final class StreamProgress implements StreamWatcher {

  private static final Logger LOG = LoggerFactory.getLogger(StreamProgress.class);
  private static final double NANOS_PER_SECOND = 1e9;

  private int done;
  private int total;
  private long began;
  private @Nullable Progress steps;

  @Override
  public void starts(int tasksDone, int tasks) {
    if (tasksDone > 0) {
      LOG.info("Going on after task {} of {}.", tasksDone, tasks);
    }
    done = tasksDone;
    total = tasks;
    began = System.nanoTime();
  }

  @Override
  public void stepped(TrainingState state, long count) {
    if (steps == null) {
      steps = Progress.of("steps", state.step() - 1, count);
    }
    steps.advance(1, "");
  }

  @Override
  public void scored(int number, String summary) {
    if (steps != null) {
      steps.finish();
      steps = null;
    }
    if (number == 0) {
      LOG.info("Before training (zero-shot): {}", summary);
      began = System.nanoTime();
      return;
    }
    double each = (System.nanoTime() - began) / NANOS_PER_SECOND / (number - done);
    LOG.info(
        "After task {} of {}: {}; {} s left",
        number,
        total,
        summary,
        Math.round(each * (total - number)));
  }
}
