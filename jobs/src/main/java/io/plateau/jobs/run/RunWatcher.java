package io.plateau.jobs.run;

import io.plateau.training.TrainingListener;

/** Follows one training, to show it or to stop it. */
public interface RunWatcher extends TrainingListener {

  /**
   * The first step comes next.
   *
   * @param first steps that an earlier run has done
   * @param total length of the run
   */
  void starts(long first, long total);

  /** The last step is done. */
  void finishes();
}
