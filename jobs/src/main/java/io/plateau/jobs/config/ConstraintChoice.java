package io.plateau.jobs.config;

/** What is made of the two gradients. */
public enum ConstraintChoice {
  /** What the method makes of them. */
  OWN,
  /** What GCSCoOp makes of them, whatever the perturbation. */
  AGREEMENT
}
