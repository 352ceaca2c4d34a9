package io.plateau.prompt;

import ai.djl.ndarray.NDManager;
import java.io.Serializable;

/** A summand of the loss, as it is sent to whoever computes it. */
@FunctionalInterface
public interface LossTerm extends Serializable {

  /**
   * The loss itself, of the text features of the classes that the term is about.
   *
   * @param manager owner of the device that logits are computed on
   * @param logitScale what cosines are multiplied with
   */
  Criterion on(NDManager manager, float logitScale);
}
