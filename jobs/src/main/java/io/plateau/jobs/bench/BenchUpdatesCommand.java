package io.plateau.jobs.bench;

import io.plateau.jobs.command.Job;
import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.config.Choice;
import io.plateau.jobs.config.UpdateMethod;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plateau bench updates}: the update rules beside each other. */
@Command(
    name = "updates",
    description =
        "A step of every update rule beside one of ERM, at ViT-B/16's text size; the rules take"
            + " turns.",
    footer = {"  plateau bench updates --methods sam,functional-sam,gcscoop --rounds 9"})
final class BenchUpdatesCommand extends JobCommand<UpdatesArguments> {

  private final Job<UpdatesArguments> job;

  @Mixin private NamesOptions names = new NamesOptions();

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "NAME",
      description = "Which, beside erm. Default: all there are.")
  private List<String> methods = Stream.of(UpdateMethod.values()).map(Choice::name).toList();

  @Option(
      names = "--classes",
      paramLabel = "N",
      defaultValue = "100",
      description = "Number of classes. Default: ${DEFAULT-VALUE}.")
  private int classes;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Turns of every rule, after one to warm up. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "PyTorch's threads. Default: all cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  BenchUpdatesCommand(Job<UpdatesArguments> job) {
    this.job = job;
  }

  @Override
  public UpdatesArguments arguments() {
    return new UpdatesArguments(
        names.names(), methods.stream().map(this::method).toList(), classes, rounds, threads);
  }

  private UpdateMethod method(String name) {
    try {
      return Choice.parse(UpdateMethod.class, name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--methods: %s (expected: %s)".formatted(name, e.getMessage()), e);
    }
  }

  @Override
  protected void run(UpdatesArguments arguments) throws Exception {
    job.run(arguments);
  }
}
