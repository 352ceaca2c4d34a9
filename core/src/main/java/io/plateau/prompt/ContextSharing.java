package io.plateau.prompt;

/** Whose context it is. */
public enum ContextSharing {
  /** One context for all classes. */
  UNIFIED,
  /** A context for every class. */
  PER_CLASS
}
