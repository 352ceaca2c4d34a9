package io.plateau.sharpness;

import io.plateau.feature.Batch;

/** A loss that can be differentiated in what is learned. */
@FunctionalInterface
public interface Objective extends AutoCloseable {

  /** The mean loss of the batch and its gradient at v. The batch is not empty. */
  Gradient at(Parameters v, Batch batch);

  /** Frees what evaluating it needs, if anything. */
  @Override
  default void close() {}
}
