package io.plateau.jobs.retrain;

/** What a retrain came to. */
public enum Outcome {
  /** The new version is in use. */
  PROMOTED,
  /** The new version is registered, and the one before it is still in use. */
  HELD_BACK,
  /** The same was learned with the same settings before. */
  NOTHING_TO_DO
}
