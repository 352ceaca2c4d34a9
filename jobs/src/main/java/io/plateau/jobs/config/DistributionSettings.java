package io.plateau.jobs.config;

import java.time.Duration;

/**
 * How a step is spread over workers.
 *
 * @param exchange how it crosses Spark
 * @param distribution how its work is shared
 * @param syncPerturbation whether all parts take one perturbation, that of the whole batch, instead
 *     of one each
 * @param workerTimeout seconds that a worker may take for a step
 */
public record DistributionSettings(
    ExchangeMode exchange,
    DistributionMode distribution,
    boolean syncPerturbation,
    int workerTimeout) {

  public DistributionSettings {
    new Checks().atLeast(1, "worker-timeout", workerTimeout).verify();
  }

  /** What suits the cluster; ten minutes for a step. */
  public static DistributionSettings defaults() {
    return new DistributionSettings(ExchangeMode.AUTO, DistributionMode.AUTO, false, 600);
  }

  /** How long a worker may take for a step. */
  public Duration timeout() {
    return Duration.ofSeconds(workerTimeout);
  }
}
