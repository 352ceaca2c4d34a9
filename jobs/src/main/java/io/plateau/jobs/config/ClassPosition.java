package io.plateau.jobs.config;

/** Where the class name stands in a prompt. */
public enum ClassPosition {
  /** After the whole context. */
  END,
  /** Between the first and the second half of the context. */
  MIDDLE,
  /** Before the whole context. */
  FRONT
}
