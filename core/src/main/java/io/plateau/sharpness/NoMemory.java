package io.plateau.sharpness;

/** Nothing is remembered. */
record NoMemory() implements Memory {

  @Override
  public Parameters after(TwoGradients mean, Guide guide) {
    return Parameters.NONE;
  }
}
