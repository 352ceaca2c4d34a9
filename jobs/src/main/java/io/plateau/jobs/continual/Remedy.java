package io.plateau.jobs.continual;

import io.plateau.jobs.training.Help;
import io.plateau.sharpness.Parameters;
import java.io.IOException;

/**
 * What keeps one prompt from forgetting. Like a {@link Strategy} it keeps nothing itself.
 *
 * @param <S> what it carries from task to task; never changed after it is made
 */
interface Remedy<S> {

  /** Before the first task. */
  S start();

  /**
   * What training on a task is given. A function of its arguments alone: a run that was stopped in
   * the middle of a task asks again.
   *
   * @param before what the prompt has learned of the tasks before
   */
  Help help(S state, Parameters before, StreamTask task) throws IOException;

  /**
   * After a task.
   *
   * @param learned what the prompt has learned, this task included
   */
  S after(S state, Parameters learned, StreamTask task) throws IOException;

  /** How many samples of the tasks so far a state has. */
  default long samples(S state) {
    return 0;
  }

  /** A state as tensors and texts; equal states give equal ones. */
  KeptTensors encode(S state);

  /** The state of these. */
  S decode(KeptTensors kept);
}
