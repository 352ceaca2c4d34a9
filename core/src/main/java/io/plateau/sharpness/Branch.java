package io.plateau.sharpness;

/**
 * Which gradient a constraint chose for a tensor, the most cautious choice first. Checkpoints keep
 * the position, so new ones go to the end.
 */
public enum Branch {
  /** The clean gradient: the two were in conflict, or nothing was perturbed. */
  CLEAN,
  /** One gradient, without what conflicts with the other. */
  PROJECTED,
  /** The perturbed gradient, as it is or with a fixed share of the clean one. */
  SAM,
  /** The clean gradient, because one of the two was zero and their angle undefined. */
  ZERO,
  /** The clean gradient, and what an earlier step kept of its perturbed one. */
  REUSED
}
