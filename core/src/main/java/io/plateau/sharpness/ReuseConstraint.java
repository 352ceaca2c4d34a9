package io.plateau.sharpness;

/**
 * {@code g = x} in the first step of a period, and in the others {@code g = y + alpha |y| / |u| u}
 * with u the remembered component of x orthogonal to y ({@link OrthogonalMemory}); y where that is
 * zero. Norms go over all tensors.
 *
 * <p>Source: Liu et al., Towards Efficient and Scalable Sharpness-Aware Minimization (LookSAM),
 * CVPR 2022.
 *
 * @param alpha length of the reused component as a share of |y|
 */
record ReuseConstraint(Period period, double alpha) implements Constraint {

  ReuseConstraint {
    Numbers.requireNonNegative("alpha", alpha);
  }

  @Override
  public Combination combine(TwoGradients mean, Guide guide) {
    if (period.begins(guide)) {
      return Combination.all(mean.perturbed().values(), Branch.SAM);
    }
    Parameters y = mean.clean().values();
    Parameters u = guide.memory();
    double norm = u.norm();
    return norm == 0
        ? Combination.all(y, Branch.CLEAN)
        : Combination.all(y.plus(alpha * y.norm() / norm, u), Branch.REUSED);
  }
}
