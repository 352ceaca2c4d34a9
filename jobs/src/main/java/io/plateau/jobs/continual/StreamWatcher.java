package io.plateau.jobs.continual;

import io.plateau.training.TrainingState;

/** Follows a stream, to show it or to stop it. */
public interface StreamWatcher {

  /**
   * The first task comes next.
   *
   * @param done tasks that an earlier run has done
   * @param total tasks of the stream
   */
  void starts(int done, int total);

  /** A step of a prompt's training on the current task is done. */
  void stepped(TrainingState state, long steps);

  /**
   * A task is learned, scored and saved.
   *
   * @param number from 1; 0 for the scores before the first
   * @param summary accuracies, for people
   */
  void scored(int number, String summary);
}
