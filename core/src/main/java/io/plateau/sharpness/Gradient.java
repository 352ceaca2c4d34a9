package io.plateau.sharpness;

import java.io.Serializable;

/**
 * A loss and its gradient at one point.
 *
 * @param loss mean over the samples
 * @param values dL/dv, tensor by tensor
 */
public record Gradient(double loss, Parameters values) implements Serializable {

  /** Whether the loss and every element of the gradient are numbers. */
  public boolean isFinite() {
    return Double.isFinite(loss) && values.isFinite();
  }
}
