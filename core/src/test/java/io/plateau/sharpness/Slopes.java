package io.plateau.sharpness;

/**
 * What rules ask of a loss {@code L(v) = l(T(v))}, in plain doubles. The learned tensors stand one
 * after the other in v.
 */
interface Slopes {

  /** dL/dv. */
  double[] gradient(double[] v);

  /** The derivative in v of the divergence from the zero-shot model. */
  double[] divergence(double[] v);

  /** {@code r(v) = dl/dT}. */
  double[] r(double[] v);

  /** {@code J(v)^T r}. */
  double[] pull(double[] v, double[] r);
}
