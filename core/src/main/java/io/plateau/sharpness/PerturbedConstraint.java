package io.plateau.sharpness;

/** {@code g = x}. */
record PerturbedConstraint() implements Constraint {

  @Override
  public Combination combine(TwoGradients mean, Guide guide) {
    return Combination.all(mean.perturbed().values(), Branch.SAM);
  }
}
