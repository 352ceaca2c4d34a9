package io.plateau.clip;

import ai.djl.ndarray.NDArray;

/** Arrays of a checkpoint by the name that transformers' CLIPModel gives them. */
@FunctionalInterface
public interface Weights {

  /**
   * The array of that name.
   *
   * @throws IllegalArgumentException when the checkpoint has none
   */
  NDArray get(String name);
}
