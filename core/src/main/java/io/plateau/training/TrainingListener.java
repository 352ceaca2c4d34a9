package io.plateau.training;

/** Told after every step, on the driver; for progress and checkpoints. */
@FunctionalInterface
public interface TrainingListener {

  /**
   * A step is done.
   *
   * @param totalSteps length of the run
   */
  void stepped(TrainingState state, long totalSteps);
}
