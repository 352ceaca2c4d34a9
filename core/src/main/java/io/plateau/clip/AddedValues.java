package io.plateau.clip;

import ai.djl.ndarray.NDArray;

/** What feedback from above adds to the values of a layer's attention. */
@FunctionalInterface
public interface AddedValues {

  /**
   * The addend. Computed when the layer is, inside its scope: what is made here is closed with it.
   *
   * @param layer counted from 0
   * @return {@code [batch, tokens, width]}, in the space of values: after W_v
   */
  NDArray to(int layer);
}
