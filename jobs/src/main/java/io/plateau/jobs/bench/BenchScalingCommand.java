package io.plateau.jobs.bench;

import io.plateau.jobs.command.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plateau bench scaling}: several executors against one. */
@Command(
    name = "scaling",
    description = {
      "A CoOp step on several executors against one: sharing the classes at a fixed batch, and"
          + " sharing the batch at a fixed number of rows per worker; and what the cost model"
          + " says.",
      "",
      "Without --master: executors in processes of their own on this machine."
    },
    footer = {"  plateau bench scaling --classes 1000 --workers 2 --threads 1"})
final class BenchScalingCommand extends BenchSparkCommand<ScalingArguments> {

  @Mixin private NamesOptions names = new NamesOptions();

  @Option(
      names = "--classes",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Number of classes. Default: ${DEFAULT-VALUE}.")
  private int classes;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      description = "Executors that are held against one. Default: ${DEFAULT-VALUE}.")
  private int workers;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "32",
      description =
          "Rows of a step; per worker, where the batch is shared. Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "3",
      description = "Timed steps in a round, after one to warm up. Default: ${DEFAULT-VALUE}.")
  private int repetitions;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "2",
      description = "Turns of one worker and of all. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "PyTorch's threads on a worker. Default: ${DEFAULT-VALUE}.")
  private int threads;

  BenchScalingCommand(Measurement<ScalingArguments> measurement, Job<ScalingArguments> processes) {
    super(measurement, processes);
  }

  @Override
  public ScalingArguments arguments() {
    return new ScalingArguments(
        names.names(), classes, workers, batch, repetitions, rounds, threads);
  }
}
