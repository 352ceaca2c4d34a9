package io.plateau.prompt;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Loss;
import io.plateau.tensor.HostTensor;

/** A loss of text features against cached image features. */
public interface Criterion {

  /**
   * The mean loss of a batch and its derivative in the text features.
   *
   * @param texts {@code [classes, projection]} or {@code [rows, classes, projection]}, normalised
   */
  Loss of(HostTensor texts, Batch batch);
}
