package io.plateau.training;

import java.io.Serializable;
import java.util.Optional;

/**
 * Something a worker is asked to do with its part.
 *
 * @param <R> what it answers
 */
@FunctionalInterface
public interface WorkerTask<R extends Serializable> extends Serializable {

  /**
   * Does it. Depends on the arguments alone, so that a task that runs again gives the same bits.
   *
   * @param part counted from 0
   * @param parts how many there are
   * @return empty where the part has nothing to do
   */
  Optional<R> run(Worker worker, int part, int parts);

  /** What a part needs of this task: all of it, or less where it holds pieces for other parts. */
  default WorkerTask<R> forPart(int part) {
    return this;
  }
}
