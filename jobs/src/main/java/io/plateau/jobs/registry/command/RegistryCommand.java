package io.plateau.jobs.registry.command;

import io.plateau.jobs.command.VersionProvider;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plateau registry <what>}: versions, and which of them is in use. */
@Command(
    name = "registry",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    usageHelpAutoWidth = true,
    description = {
      "Keeps what was learned as versions that never change, and says which of them is in use.",
      "",
      "retrain registers versions and promotes those that its gate lets through; predict reads the"
          + " one in use. docs/registry.md tells the whole."
    },
    synopsisSubcommandLabel = "WHAT",
    commandListHeading = "%nWhat:%n",
    footerHeading = "%nExample:%n",
    footer = "  plateau registry list --registry s3a://bucket/pets")
public final class RegistryCommand implements Runnable {

  @Spec private CommandSpec spec;

  private RegistryCommand() {}

  /** The command with all of its parts, which write to the terminal. */
  public static CommandLine commandLine() {
    PrintWriter terminal = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    CommandLine registry = new CommandLine(new RegistryCommand());
    registry.addSubcommand(new InitCommand(terminal));
    registry.addSubcommand(new ListCommand(terminal));
    registry.addSubcommand(new ShowCommand(terminal));
    registry.addSubcommand(new AddCommand(terminal));
    registry.addSubcommand(new PromoteCommand(terminal));
    registry.addSubcommand(new RollBackCommand(terminal));
    registry.addSubcommand(new GarbageCommand(terminal, Clock.systemUTC()));
    return registry;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Do what with the registry? One of "
            + String.join(", ", spec.subcommands().keySet())
            + ".");
  }
}
