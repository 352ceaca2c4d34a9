package io.plateau.sharpness;

import io.plateau.tensor.HostTensor;

/**
 * An objective at one value of the parameters. Nothing is computed before it is asked for, and no
 * loss twice; the memory that a gradient needs is given back with the gradient, so that a second
 * one costs its forward pass again.
 *
 * <p>The objective is a loss of outputs, {@code L(v) = l(T(v))}, so that its gradient is {@code
 * J(v)^T r(v)} with {@code J = dT/dv} and {@code r = dl/dT}. Rules that move one factor and not the
 * other take the two apart.
 */
public interface Point extends AutoCloseable {

  /** The training loss and r. */
  Loss loss();

  /** The divergence from the zero-shot model's predictions and its derivative in T. */
  Loss divergence();

  /**
   * {@code J(v)^T derivative}.
   *
   * @param derivative of the outputs' shape, from this point or another
   */
  Parameters pull(HostTensor derivative);

  /** The gradient of the training loss. */
  default Gradient gradient() {
    return gradient(loss());
  }

  /** The gradient of a loss that was taken here. */
  default Gradient gradient(Loss loss) {
    return new Gradient(loss.value(), pull(loss.derivative()));
  }

  @Override
  void close();
}
