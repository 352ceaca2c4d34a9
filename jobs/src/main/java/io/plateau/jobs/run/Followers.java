package io.plateau.jobs.run;

import io.plateau.jobs.watch.Vitals;
import io.plateau.training.TrainingState;
import java.util.ArrayList;
import java.util.List;

/** Everybody who follows one training, told in their order; closed when it has ended, however. */
final class Followers implements RunWatcher, AutoCloseable {

  private final List<RunWatcher> all = new ArrayList<>();
  private final List<MlflowRun> tracked = new ArrayList<>();

  /** Whoever sees progress, and monitors. */
  Followers(RunWatcher person) {
    all.add(person);
    all.add(new TrainingVitals(Vitals.ofThisProcess()));
  }

  /** A run on a server as well, which is this object's to end. */
  void add(MlflowRun run) {
    all.add(run);
    tracked.add(run);
  }

  @Override
  public void starts(long first, long total) {
    all.forEach(watcher -> watcher.starts(first, total));
  }

  @Override
  public void stepped(TrainingState state, long totalSteps) {
    all.forEach(watcher -> watcher.stepped(state, totalSteps));
  }

  @Override
  public void finishes() {
    all.forEach(RunWatcher::finishes);
  }

  @Override
  public void close() {
    tracked.forEach(MlflowRun::close);
  }
}
