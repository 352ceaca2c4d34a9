package io.plateau.jobs.config;

/** How a step crosses Spark; the result is the same to the bit. */
public enum ExchangeMode {
  /** Resident where Spark has loaded the plugin and has a slot for every part, else a job. */
  AUTO,
  /** One Spark job per step. */
  JOB,
  /** Tasks that stay for the whole run and ask the driver for work. */
  RESIDENT
}
