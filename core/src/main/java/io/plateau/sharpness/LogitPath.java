package io.plateau.sharpness;

/** {@code x = J(v)^T r(v + eps)}. The clean pass used up its Jacobian, so v is evaluated again. */
record LogitPath() implements GradientPath {

  @Override
  public Gradient gradient(Point here, Parameters y, Point above) {
    return new Gradient(above.loss().value(), here.pull(above.loss().derivative()));
  }
}
