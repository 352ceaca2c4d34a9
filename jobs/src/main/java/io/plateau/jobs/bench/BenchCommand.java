package io.plateau.jobs.bench;

import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.command.VersionProvider;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plateau bench <what>}: what things cost on the machine at hand. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    usageHelpAutoWidth = true,
    description = {
      "Measures what the parts of Plateau cost on this machine, and prints tables.",
      "",
      "docs/benchmarks.md has results and says how to read them. Let nothing else run meanwhile."
    },
    synopsisSubcommandLabel = "WHAT",
    commandListHeading = "%nWhat:%n",
    footerHeading = "%nExample:%n",
    footer = "  plateau bench text --counts 10,100")
public final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  private BenchCommand() {}

  /** The command with all there is to measure. */
  public static CommandLine commandLine() {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    ExchangeBench exchange = new ExchangeBench(out);
    ScalingBench scaling = new ScalingBench(out);
    return of(
        new BenchTextCommand(new TextBench(out)::run),
        new BenchSteeringCommand(new SteeringBench(out)::run),
        new BenchUpdatesCommand(new UpdatesBench(out)::run),
        new BenchExchangeCommand(exchange::run, exchange::runInProcesses),
        new BenchScalingCommand(scaling::run, scaling::runInProcesses),
        new BenchClusterCommand(new ClusterBench(out)::run));
  }

  static CommandLine of(JobCommand<?>... whats) {
    CommandLine bench = new CommandLine(new BenchCommand());
    for (JobCommand<?> what : whats) {
      bench.addSubcommand(what);
    }
    return bench;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Measure what? One of " + String.join(", ", spec.subcommands().keySet()) + ".");
  }
}
