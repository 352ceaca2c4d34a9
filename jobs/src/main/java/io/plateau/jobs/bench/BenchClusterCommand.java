package io.plateau.jobs.bench;

import io.plateau.jobs.command.Job;
import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.config.Choice;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plateau bench cluster}: clusters that are not at hand, by calculation. */
@Command(
    name = "cluster",
    description = {
      "What a step would take on clusters of GPUs: a calculation from published rates and measured"
          + " exchanges. docs/scaling.md says how it is made and where it was checked."
    },
    footer = {"  plateau bench cluster --gpu a100 --executors 8,64 --classes 1000"})
final class BenchClusterCommand extends JobCommand<ClusterArguments> {

  private final Job<ClusterArguments> job;

  @Option(
      names = "--gpu",
      paramLabel = "NAME",
      defaultValue = "h100",
      description = "l4, a100 or h100. Default: ${DEFAULT-VALUE}.")
  private String gpu = "";

  @Option(
      names = "--share",
      paramLabel = "PART",
      defaultValue = "0.3",
      description = "Of its published rate that is reached. Default: ${DEFAULT-VALUE}.")
  private double share;

  @Option(
      names = "--executors",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,8,64,512",
      description = "Numbers of executors. Default: ${DEFAULT-VALUE}.")
  private List<Integer> executors = new ArrayList<>();

  @Option(
      names = "--classes",
      split = ",",
      paramLabel = "N",
      defaultValue = "1000,10000,100000",
      description = "Numbers of classes. Default: ${DEFAULT-VALUE}.")
  private List<Integer> classes = new ArrayList<>();

  @Option(
      names = "--tokens-per-class",
      paramLabel = "N",
      defaultValue = "4.13",
      description =
          "Tokens of a class that no other shares; ImageNet's names have ${DEFAULT-VALUE}, the"
              + " default.")
  private double tokensPerClass;

  @Option(
      names = "--exchange-ms",
      paramLabel = "MS",
      defaultValue = "3",
      description = "An exchange with two executors. Default: ${DEFAULT-VALUE}.")
  private double exchangeMilliseconds;

  @Option(
      names = "--message-us",
      paramLabel = "US",
      defaultValue = "50",
      description = "What each further executor adds to it. Default: ${DEFAULT-VALUE}.")
  private double messageMicroseconds;

  @Option(
      names = "--ns-per-float",
      paramLabel = "NS",
      defaultValue = "10",
      description = "A float that passes through the driver. Default: ${DEFAULT-VALUE}.")
  private double nanosecondsPerFloat;

  BenchClusterCommand(Job<ClusterArguments> job) {
    this.job = job;
  }

  @Override
  public ClusterArguments arguments() {
    return new ClusterArguments(
        gpu(),
        share,
        executors,
        classes,
        tokensPerClass,
        exchangeMilliseconds,
        messageMicroseconds,
        nanosecondsPerFloat);
  }

  private Gpu gpu() {
    try {
      return Choice.parse(Gpu.class, gpu);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--gpu: %s (expected: %s)".formatted(gpu, e.getMessage()), e);
    }
  }

  @Override
  protected void run(ClusterArguments arguments) throws Exception {
    job.run(arguments);
  }
}
