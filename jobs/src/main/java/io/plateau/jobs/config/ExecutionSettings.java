package io.plateau.jobs.config;

/**
 * How a data-parallel run uses the machine.
 *
 * @param threads threads of one executor; 0 takes all its cores
 * @param parts parts of a batch that are computed apart; 0 makes one for each executor
 * @param checkpointEvery steps between two checkpoints; 0 saves at the end only
 * @param exchange how a step crosses Spark
 * @param workerTimeout seconds that a worker may take for a step
 */
public record ExecutionSettings(
    int threads, int parts, long checkpointEvery, ExchangeMode exchange, int workerTimeout) {

  public ExecutionSettings {
    new Checks()
        .atLeast(0, "threads", threads)
        .atLeast(0, "parts", parts)
        .atLeast(0, "checkpoint-every", checkpointEvery)
        .atLeast(1, "worker-timeout", workerTimeout)
        .verify();
  }

  /** The whole machine; what suits the cluster. */
  public static ExecutionSettings defaults() {
    RunSettings run = RunSettings.defaults();
    DistributionSettings distribution = DistributionSettings.defaults();
    return new ExecutionSettings(
        run.threads(),
        run.parts(),
        run.checkpointEvery(),
        distribution.exchange(),
        distribution.workerTimeout());
  }

  /** The same for workers. */
  public DistributionSettings distribution() {
    return new DistributionSettings(exchange, DistributionMode.DATA, false, workerTimeout);
  }
}
