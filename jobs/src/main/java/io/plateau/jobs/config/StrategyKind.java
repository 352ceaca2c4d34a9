package io.plateau.jobs.config;

/** What learns from a stream of tasks. */
public enum StrategyKind {
  /** Nothing: the pretrained model after every task. */
  ZERO_SHOT,
  /** Nearest class mean. */
  NCM,
  /** Ridge regression on random features beside zero-shot. */
  RAIL,
  /** Ridge regression on random features. */
  RANPAC,
  /** One prompt, which goes on from task to task; with whatever remedies. */
  SEQUENTIAL,
  /** One prompt, learned anew from all tasks so far: the upper bound. */
  JOINT;

  /** Whether it trains a prompt. */
  public boolean trainsPrompt() {
    return this == SEQUENTIAL || this == JOINT;
  }
}
