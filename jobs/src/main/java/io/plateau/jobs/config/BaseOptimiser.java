package io.plateau.jobs.config;

/** How a gradient becomes a step. */
public enum BaseOptimiser {
  /** Stochastic gradient descent with momentum. */
  SGD,
  /** Adam with decoupled weight decay. */
  ADAMW
}
