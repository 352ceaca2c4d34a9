package io.plateau.jobs.contest;

/** How much an experiment measures. */
public enum ExperimentSize {
  /** What ends while one waits. */
  QUICK,
  /** Everything. */
  FULL
}
