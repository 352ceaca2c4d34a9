package io.plateau.sharpness;

/** {@code g = y + x}. */
record SumConstraint() implements Constraint {

  @Override
  public Combination combine(TwoGradients mean, Guide guide) {
    return Combination.all(mean.clean().values().plus(1, mean.perturbed().values()), Branch.SAM);
  }
}
