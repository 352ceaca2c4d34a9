package io.plateau.clip;

import ai.djl.ndarray.NDArray;

/** Arrays in memory of PyTorch's own. */
public final class Owned {

  private Owned() {}

  /**
   * A copy of an array that was made from Java values, which is closed.
   *
   * <p>Such an array borrows memory of a Java buffer, and closing it gives the buffer up to garbage
   * collection. Where autograd has kept it for the way back, it would read whatever is there then.
   */
  public static NDArray copy(NDArray borrowed) {
    try (borrowed) {
      return borrowed.duplicate();
    }
  }
}
