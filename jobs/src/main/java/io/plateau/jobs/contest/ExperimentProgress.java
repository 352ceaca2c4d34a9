package io.plateau.jobs.contest;

import io.plateau.jobs.run.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows trainings that go on side by side: one line for all of them, and one for each at its end.
 */
final class ExperimentProgress {

  private static final Logger LOG = LoggerFactory.getLogger(ExperimentProgress.class);

  /** More names would not fit on a line. */
  private static final int NAMED = 2;

  private final int trials;
  private final Progress progress;
  private final Map<String, String> underWay = new LinkedHashMap<>();
  private int done;

  /**
   * Starts the clock.
   *
   * @param trials number of trainings
   * @param progress over the steps of all of them
   */
  ExperimentProgress(int trials, Progress progress) {
    this.trials = trials;
    this.progress = progress;
  }

  /**
   * A training starts.
   *
   * @param first steps that an earlier run has done
   */
  synchronized void starts(String trial, long first, long total) {
    progress.skip(first);
    underWay.put(trial, "%d of %d".formatted(first, total));
  }

  synchronized void stepped(String trial, long step, long total) {
    underWay.put(trial, "%d of %d".formatted(step, total));
    progress.advance(1, detail());
  }

  /**
   * A training is over.
   *
   * @param result what came of it, in one line
   */
  synchronized void done(String trial, String result) {
    underWay.remove(trial);
    done++;
    LOG.info("{} of {}: {}: {}", done, trials, trial, result);
  }

  synchronized void finish() {
    progress.finish();
  }

  private String detail() {
    StringJoiner names = new StringJoiner("; ");
    underWay.entrySet().stream()
        .limit(NAMED)
        .forEach(trial -> names.add("%s (%s)".formatted(trial.getKey(), trial.getValue())));
    if (underWay.size() > NAMED) {
      names.add("and %d more".formatted(underWay.size() - NAMED));
    }
    return names.toString();
  }
}
