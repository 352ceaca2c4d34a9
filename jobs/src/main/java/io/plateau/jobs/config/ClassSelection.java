package io.plateau.jobs.config;

/** Which classes of a feature set are trained on. */
public enum ClassSelection {
  /** All of them. */
  ALL,
  /** The first half, so that the other half can be used as new classes. */
  BASE
}
