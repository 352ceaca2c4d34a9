package io.plateau.sharpness;

/** The radius of a perturbation. */
final class Radius {

  /** Keeps a zero direction zero. */
  private static final double TINY = 1e-12;

  private Radius() {}

  /** {@code rho direction / (|direction| + 1e-12)}, the norm taken over all tensors. */
  static Parameters along(Parameters direction, double rho) {
    return direction.times(rho / (direction.norm() + TINY));
  }
}
