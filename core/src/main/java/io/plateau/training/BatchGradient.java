package io.plateau.training;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Parameters;

/** The clean gradient of rows that no step names. */
@FunctionalInterface
public interface BatchGradient {

  /** The mean over the rows, of which there is one at least. */
  Gradient at(Parameters v, Batch rows);

  /** Computed by workers, each of its share of the rows, which go out with the question. */
  static BatchGradient of(Workers workers) {
    return new SentRows(workers);
  }
}
