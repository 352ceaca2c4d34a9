package io.plateau.clip;

import ai.djl.ndarray.NDArray;

/** Multiplication by a number, safe to differentiate. */
public final class Scaling {

  private Scaling() {}

  /**
   * {@code factor * x}.
   *
   * <p>Not {@code x.mul(factor)}: DJL makes an array of the number that borrows memory of a Java
   * buffer, and closes it. Autograd reads that memory again on the way back, when a garbage
   * collection in between may have freed it, and the gradient is scaled by whatever is there.
   */
  public static NDArray times(NDArray x, float factor) {
    try (NDArray borrowed = x.getManager().create(factor);
        NDArray owned = borrowed.duplicate()) {
      return x.mul(owned);
    }
  }
}
