package io.plateau.jobs.config;

import io.plateau.optim.Schedule;

/** How the learning rate moves during training. */
public enum LearningRate {
  /** It does not. */
  CONSTANT,
  /** Half a cosine from the full rate towards zero. */
  COSINE,
  /** 1e-5 in the first epoch, then half a cosine from the full rate towards zero. */
  COSINE_WARMUP;

  Schedule schedule(double lr, int epochs) {
    return switch (this) {
      case CONSTANT -> Schedule.constant(lr);
      case COSINE -> Schedule.cosine(lr, epochs);
      case COSINE_WARMUP -> Schedule.cosineWarmup(lr, epochs);
    };
  }
}
