package io.plateau.jobs.config;

/** Which samples a replay buffer keeps. */
public enum BufferKind {
  /** A uniform draw of all samples seen. */
  RESERVOIR,
  /** A uniform draw of equally many of every class. */
  CLASS_BALANCED,
  /** Those of every class whose mean is nearest to the class mean. */
  HERDING
}
