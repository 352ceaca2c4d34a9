package io.plateau.jobs.sweep;

import io.plateau.jobs.continual.StreamWatcher;
import io.plateau.training.TrainingState;

/** Passes on how one of the runs goes. */
final class SweepWatcher implements StreamWatcher {

  private final SweepRun run;
  private final SweepProgress progress;
  private int total;
  private String summary = "was whole already";

  SweepWatcher(SweepRun run, SweepProgress progress) {
    this.run = run;
    this.progress = progress;
  }

  @Override
  public void starts(int done, int tasks) {
    total = tasks;
    progress.starts(run, done, tasks);
  }

  @Override
  public void stepped(TrainingState state, long steps) {}

  @Override
  public void scored(int number, String accuracies) {
    summary = accuracies;
    progress.scored(run, number, total);
  }

  void ends() {
    progress.ends(run, summary);
  }
}
