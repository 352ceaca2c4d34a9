package io.plateau.adapter;

/** A differentiable function of a vector. */
@FunctionalInterface
interface SmoothFunction {

  /**
   * The value at x.
   *
   * @param gradient filled with the gradient at x
   */
  double at(double[] x, double[] gradient);
}
