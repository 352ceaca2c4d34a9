package io.plateau.sharpness;

import io.plateau.tensor.HostTensor;

/** A function's value, of which one vector-Jacobian product can still be taken. */
public interface Pullback extends AutoCloseable {

  /** The function's value. */
  HostTensor output();

  /**
   * {@code J^T cotangent}, with J the function's Jacobian. To be called once at most: what it needs
   * is used up on its way, so that memory falls again.
   *
   * @param cotangent of the output's shape
   */
  Parameters pull(HostTensor cotangent);

  @Override
  void close();
}
