package io.plateau.jobs.bench;

import io.plateau.jobs.command.Job;
import io.plateau.jobs.command.JobCommand;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plateau bench steering}: a step of attention steering. */
@Command(
    name = "steering",
    description = {
      "A step of attention steering at the embedded model's size and at ViT-B/16's, random weights:"
          + " with pass 1 cached and run again, in all layers and in the last third. Each in a"
          + " process of its own, for its peak memory."
    },
    footer = {"  plateau bench steering --batches 32,4 --repetitions 1"})
final class BenchSteeringCommand extends JobCommand<SteeringArguments> {

  private final Job<SteeringArguments> job;

  @Option(
      names = "--batches",
      split = ",",
      paramLabel = "N",
      defaultValue = "32,8",
      description =
          "Images of a step, at the embedded model's size and at ViT-B/16's. Default:"
              + " ${DEFAULT-VALUE}.")
  private List<Integer> batches = new ArrayList<>();

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "3",
      description = "Timed steps of every row, after one to warm up. Default: ${DEFAULT-VALUE}.")
  private int repetitions;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "PyTorch's threads. Default: all cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  BenchSteeringCommand(Job<SteeringArguments> job) {
    this.job = job;
  }

  @Override
  public SteeringArguments arguments() {
    return new SteeringArguments(batches, repetitions, threads);
  }

  @Override
  protected void run(SteeringArguments arguments) throws Exception {
    job.run(arguments);
  }
}
