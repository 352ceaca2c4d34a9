package io.plateau.jobs.bench;

import io.plateau.jobs.command.Job;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plateau bench exchange}: synchronisation alone. */
@Command(
    name = "exchange",
    description = {
      "What a step costs that computes nothing: parameters go out to workers, two gradients come"
          + " back from each; with a Spark job per step, and with resident tasks.",
      "",
      "Without --master: executors in processes of their own on this machine. --master local[2]:"
          + " one JVM."
    },
    footer = {"  plateau bench exchange --master local[2]"})
final class BenchExchangeCommand extends BenchSparkCommand<ExchangeArguments> {

  @Option(
      names = "--floats",
      split = ",",
      paramLabel = "N",
      defaultValue = "8192,262144",
      description = "Learned floats. Default: ${DEFAULT-VALUE}.")
  private List<Integer> floats = new ArrayList<>();

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      description = "Workers that answer. Default: ${DEFAULT-VALUE}.")
  private int workers;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Timed steps, after as many to warm up; a tenth where a step is a Spark job. Default:"
              + " ${DEFAULT-VALUE}.")
  private int steps;

  BenchExchangeCommand(
      Measurement<ExchangeArguments> measurement, Job<ExchangeArguments> processes) {
    super(measurement, processes);
  }

  @Override
  public ExchangeArguments arguments() {
    return new ExchangeArguments(floats, workers, steps);
  }
}
