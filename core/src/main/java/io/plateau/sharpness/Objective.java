package io.plateau.sharpness;

import io.plateau.feature.Batch;

/** A loss that can be differentiated in what is learned. */
@FunctionalInterface
public interface Objective extends AutoCloseable {

  /** The mean loss of a batch at v, to be asked and closed. The batch is not empty. */
  Point at(Parameters v, Batch batch);

  /** The loss and its gradient at v. */
  default Gradient gradient(Parameters v, Batch batch) {
    try (Point point = at(v, batch)) {
      return point.gradient();
    }
  }

  /** Frees what evaluating it needs, if anything. */
  @Override
  default void close() {}
}
