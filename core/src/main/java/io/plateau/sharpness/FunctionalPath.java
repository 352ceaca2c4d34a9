package io.plateau.sharpness;

/** {@code x = J(v + eps)^T r(v)}: one vector-Jacobian product with the clean pass's derivative. */
record FunctionalPath() implements GradientPath {

  @Override
  public Gradient gradient(Point here, Parameters y, Point above) {
    return new Gradient(above.loss().value(), above.pull(here.loss().derivative()));
  }
}
