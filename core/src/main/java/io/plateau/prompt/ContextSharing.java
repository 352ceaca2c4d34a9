package io.plateau.prompt;

/** Whose context it is. */
public enum ContextSharing {
  /** One context for all classes. */
  UNIFIED,
  /** A context for every class. */
  PER_CLASS,
  /** One context, which a learned net moves for every image (CoCoOp). */
  PER_IMAGE
}
