package io.plateau.jobs.sweep;

import io.plateau.jobs.run.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows runs that go on side by side: tasks of all of them together, with rate and time left. */
final class SweepProgress {

  private static final Logger LOG = LoggerFactory.getLogger(SweepProgress.class);

  /** More names would not fit on a line. */
  private static final int NAMED = 3;

  private final int runs;
  private final Progress tasks;
  private final Map<SweepRun, String> underWay = new LinkedHashMap<>();
  private int ended;

  /**
   * Starts the clock.
   *
   * @param runs how many there are
   * @param tasks over the tasks of all of them
   */
  SweepProgress(int runs, Progress tasks) {
    this.runs = runs;
    this.tasks = tasks;
  }

  /**
   * A run begins or goes on.
   *
   * @param done tasks that an earlier one has done
   */
  synchronized void starts(SweepRun run, int done, int total) {
    tasks.skip(done);
    underWay.put(run, "%d of %d".formatted(done, total));
  }

  synchronized void scored(SweepRun run, int number, int total) {
    if (number > 0) {
      underWay.put(run, "%d of %d".formatted(number, total));
      tasks.advance(1, detail());
    }
  }

  /**
   * A run is over.
   *
   * @param result what came of it, in one line
   */
  synchronized void ends(SweepRun run, String result) {
    underWay.remove(run);
    ended++;
    LOG.info("{} of {}: {}: {}", ended, runs, run, result);
  }

  synchronized void finish() {
    tasks.finish();
  }

  private String detail() {
    StringJoiner names = new StringJoiner("; ");
    underWay.entrySet().stream()
        .limit(NAMED)
        .forEach(run -> names.add("%s (%s)".formatted(run.getKey(), run.getValue())));
    if (underWay.size() > NAMED) {
      names.add("and %d more".formatted(underWay.size() - NAMED));
    }
    return names.toString();
  }
}
