package io.plateau.jobs.cluster;

import io.plateau.training.WorkerTask;
import java.io.Serializable;

/** What the driver says to a resident task that asks for work. */
sealed interface Instruction extends Serializable {

  /**
   * Do this and report.
   *
   * @param sequence counted from 1
   */
  record Work(long sequence, WorkerTask<?> task) implements Instruction {}

  /** Ask again in a moment. */
  record Wait() implements Instruction {}

  /** The run is over. */
  record Stop() implements Instruction {}
}
