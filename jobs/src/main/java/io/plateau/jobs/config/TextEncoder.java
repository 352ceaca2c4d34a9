package io.plateau.jobs.config;

/** How the text tower runs over the prompts; the features are the same, the cost is not. */
public enum TextEncoder {
  /** Once over what the prompts have in common, then over the rest of each. */
  SHARED,
  /** Over every prompt up to its end-of-text token. */
  CUT,
  /** Over every prompt at the full context length. */
  PLAIN
}
