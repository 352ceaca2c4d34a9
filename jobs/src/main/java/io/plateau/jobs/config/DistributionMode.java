package io.plateau.jobs.config;

/** How the work of a step is shared. */
public enum DistributionMode {
  /** The cheaper one. */
  AUTO,
  /** Every worker has a part of the batch, and all classes. */
  DATA,
  /** Every worker has a part of the classes, and the whole batch. */
  CLASS
}
