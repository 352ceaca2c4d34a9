package io.plateau.sharpness;

/**
 * {@code g = x - alpha (y - x.y / |x|^2 x)}: x, and an ascent along the component of y orthogonal
 * to it, which narrows the gap between the loss and the perturbed loss. Norms and products go over
 * all tensors, as in the authors' release. Where x or y is zero their angle is undefined and y is
 * taken.
 *
 * <p>Source: Zhuang et al., Surrogate Gap Minimization Improves Sharpness-Aware Training, ICLR
 * 2022.
 *
 * @param alpha weight of the orthogonal component
 */
record SurrogateGapConstraint(double alpha) implements Constraint {

  SurrogateGapConstraint {
    Numbers.requireNonNegative("alpha", alpha);
  }

  @Override
  public Combination combine(TwoGradients mean, Guide guide) {
    Parameters y = mean.clean().values();
    Parameters x = mean.perturbed().values();
    if (x.norm() == 0 || y.norm() == 0) {
      return Combination.all(y, Branch.ZERO);
    }
    return Combination.all(x.plus(-alpha, y.across(x)), Branch.SAM);
  }
}
