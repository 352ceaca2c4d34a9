package io.plateau.jobs.config;

/** How the learning rate moves during training. */
public enum Schedule {
  /** It does not. */
  CONSTANT,
  /** 1e-5 in the first epoch, then half a cosine from the full rate towards zero. */
  COSINE_WARMUP
}
