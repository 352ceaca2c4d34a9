package io.plateau.jobs;

import io.plateau.jobs.command.JobCommand;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What the program makes of a command line before it runs anything. */
public final class CommandSyntax {

  private CommandSyntax() {}

  /** Why a command line would be refused; empty where it would be run. */
  public static Optional<String> problem(List<String> arguments) {
    return problem(arguments, Optional.empty());
  }

  /** The same for a command line of which options are left out. */
  public static Optional<String> problemOfAbridged(List<String> arguments) {
    return problem(arguments, Optional.of(MissingParameterException.class));
  }

  private static Optional<String> problem(
      List<String> arguments, Optional<Class<? extends ParameterException>> allowed) {
    CommandLine program = Plateau.commandLine();
    try {
      ParseResult parsed = program.parseArgs(arguments.toArray(String[]::new));
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      if (!parsed.isUsageHelpRequested()
          && parsed.commandSpec().userObject() instanceof JobCommand<?> command) {
        command.arguments();
      }
      return Optional.empty();
    } catch (ParameterException | IllegalArgumentException e) {
      return allowed.filter(kind -> kind.isInstance(e)).isPresent()
          ? Optional.empty()
          : Optional.of(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return Optional.empty(); // a file that the reader has and this machine has not
    }
  }
}
