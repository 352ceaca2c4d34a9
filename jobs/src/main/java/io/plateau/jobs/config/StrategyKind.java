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
  JOINT,
  /** A prompt for each task, selected by the nearest of its centres. */
  S_PROMPTS,
  /** A prompt for each task, selected by its Gaussian. */
  GAUSSIAN_KEY,
  /** A learned token for each class. */
  STAR_PROMPT,
  /** An adapter for each task, selected by its auto-encoder. */
  ADAPTER_MIXTURE;

  /** Whether it trains a prompt. */
  public boolean trainsPrompt() {
    return switch (this) {
      case SEQUENTIAL, JOINT, S_PROMPTS, GAUSSIAN_KEY, STAR_PROMPT -> true;
      case ZERO_SHOT, NCM, RAIL, RANPAC, ADAPTER_MIXTURE -> false;
    };
  }
}
