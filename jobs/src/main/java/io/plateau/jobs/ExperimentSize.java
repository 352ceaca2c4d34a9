package io.plateau.jobs;

/** How much an experiment measures. */
enum ExperimentSize {
  /** What ends while one waits. */
  QUICK,
  /** Everything. */
  FULL
}
