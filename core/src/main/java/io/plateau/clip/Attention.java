package io.plateau.clip;

import ai.djl.ndarray.NDArray;

/**
 * Who attends to whom. A transformer layer gives its projected queries, keys and values in the
 * layout of its input, and an implementation decides how rows see each other.
 */
@FunctionalInterface
public interface Attention {

  /**
   * Mixes values.
   *
   * @param queries {@code [..., width]}, already divided by the root of the head width
   * @param keys {@code [..., width]}
   * @param values {@code [..., width]}
   * @return {@code [..., width]}, before the output projection
   */
  NDArray attend(NDArray queries, NDArray keys, NDArray values);
}
