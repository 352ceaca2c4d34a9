package io.plateau.jobs;

import io.plateau.jobs.bench.BenchCommand;
import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.command.VersionProvider;
import io.plateau.jobs.contest.CompareCommand;
import io.plateau.jobs.contest.CompareJob;
import io.plateau.jobs.continual.MetricsCommand;
import io.plateau.jobs.export.ExportCommand;
import io.plateau.jobs.history.HistoryCommand;
import io.plateau.jobs.inspection.InspectCommand;
import io.plateau.jobs.registry.command.RegistryCommand;
import io.plateau.jobs.synthesis.SynthesizeCommand;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: {@code plateau <command>}. */
@Command(
    name = "plateau",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    usageHelpAutoWidth = true,
    description = "Sharpness-aware prompt learning for vision-language models on Apache Spark.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Start with:   plateau demo",
      "One command:  plateau train --help",
      "Exit codes:   0 done, 1 failed, 2 wrong use, 3 held back (retrain)"
    })
public final class Plateau implements Runnable {

  @Spec private CommandSpec spec;

  private Plateau() {}

  /** Runs the command that the first argument names, and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(Commands.run(commandLine(), args));
  }

  /** The program with all its commands. */
  public static CommandLine commandLine() {
    CommandLine program =
        of(
            new DemoCommand(new DemoJob()),
            new PrepareCommand(new PrepareJob()),
            new TrainCommand(new LearnJob()),
            new AdaptCommand(new AdaptJob()),
            new ContinualCommand(new ContinualJob()),
            new RetrainCommand(new RetrainJob()),
            new DashboardCommand(new DashboardJob()),
            new EvaluateCommand(new EvaluateJob()),
            new PredictCommand(new PredictJob()),
            new ServeCommand(new ServeJob()),
            new CompareCommand(new CompareJob()),
            new EmbedCommand(new EmbedJob()),
            new PretrainCommand(new PretrainJob()),
            MetricsCommand.toTerminal(),
            InspectCommand.ofEveryKind(),
            HistoryCommand.toTerminal(),
            ExportCommand.toFiles());
    program.addSubcommand(RegistryCommand.commandLine());
    program.addSubcommand(SynthesizeCommand.commandLine());
    program.addSubcommand(BenchCommand.commandLine());
    return program;
  }

  /** A program of some commands. */
  public static CommandLine of(JobCommand<?>... commands) {
    CommandLine program = new CommandLine(new Plateau());
    Arrays.asList(commands).forEach(program::addSubcommand);
    return program;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Which command? One of " + String.join(", ", spec.subcommands().keySet()) + ".");
  }
}
