package io.plateau.jobs.config;

/** What feedback matrices A_l a run starts from. */
public enum FeedbackStart {
  /** Identities: a residual layer's input is close to its output. */
  NONE,
  /** The least squares of every late layer's input in its output, on the training images. */
  CLOSED_FORM
}
