package io.plateau.jobs.synthesis;

import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.command.VersionProvider;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plateau synthesize <what>}: features of classes from their names. */
@Command(
    name = "synthesize",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    usageHelpAutoWidth = true,
    description = {
      "Makes features of classes without images, from their names (SHIP).",
      "",
      "fit learns from classes with images how prompts have to vary; sample draws features of any"
          + " class; train --set synthetic=DIR learns from them. docs/ship.md tells the whole."
    },
    synopsisSubcommandLabel = "WHAT",
    commandListHeading = "%nWhat:%n",
    footerHeading = "%nExample:%n",
    footer = "  plateau synthesize fit --features pets.features --model embedded --out gen")
public final class SynthesizeCommand implements Runnable {

  @Spec private CommandSpec spec;

  private SynthesizeCommand() {}

  /** The command with both of its halves. */
  public static CommandLine commandLine() {
    return of(
        new SynthesizeFitCommand(new SynthesizeFitJob()),
        new SynthesizeSampleCommand(new SynthesizeSampleJob()));
  }

  static CommandLine of(JobCommand<?>... whats) {
    CommandLine synthesize = new CommandLine(new SynthesizeCommand());
    for (JobCommand<?> what : whats) {
      synthesize.addSubcommand(what);
    }
    return synthesize;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Synthesize how? One of " + String.join(", ", spec.subcommands().keySet()) + ".");
  }
}
