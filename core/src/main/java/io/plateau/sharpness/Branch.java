package io.plateau.sharpness;

/** Which gradient a constraint chose for a tensor. */
public enum Branch {
  /** The clean gradient: the two were in conflict, or nothing was perturbed. */
  CLEAN,
  /** The perturbed gradient, projected on the direction between the two. */
  PROJECTED,
  /** The perturbed gradient. */
  SAM,
  /** The clean gradient, because one of the two was zero and their angle undefined. */
  ZERO
}
