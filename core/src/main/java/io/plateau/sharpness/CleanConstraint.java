package io.plateau.sharpness;

/** {@code g = y}. */
record CleanConstraint() implements Constraint {

  @Override
  public Combination combine(TwoGradients mean, Guide guide) {
    return Combination.all(mean.clean().values(), Branch.CLEAN);
  }
}
