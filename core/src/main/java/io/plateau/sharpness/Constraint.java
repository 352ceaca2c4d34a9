package io.plateau.sharpness;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** How the driver turns the means of the two gradients into the one that is stepped along. */
public interface Constraint extends Serializable {

  Combination combine(TwoGradients mean);

  /** {@code g = y}. */
  static Constraint clean() {
    return mean -> all(mean.clean().values(), Branch.CLEAN);
  }

  /** {@code g = x}. */
  static Constraint perturbed() {
    return mean -> all(mean.perturbed().values(), Branch.SAM);
  }

  /**
   * GCSCoOp's constraint.
   *
   * @param low cosine at and below which the clean gradient is taken
   * @param up cosine from which on the perturbed gradient is taken
   */
  static Constraint agreement(double low, double up) {
    return new AgreementConstraint(low, up);
  }

  private static Combination all(Parameters gradient, Branch branch) {
    Map<String, Branch> branches = new TreeMap<>();
    gradient.tensors().keySet().forEach(name -> branches.put(name, branch));
    return new Combination(gradient, branches);
  }
}
