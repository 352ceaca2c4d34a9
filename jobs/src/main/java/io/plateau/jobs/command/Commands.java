package io.plateau.jobs.command;

import io.plateau.jobs.watch.LogFormat;
import io.plateau.prep.featureset.UriCredentials;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs command lines: one clear sentence for what goes wrong, and an exit code for scripts. */
public final class Commands {

  private Commands() {}

  /** Runs a command as a program of its own and ends the process. */
  public static void main(Object command, String... args) {
    System.exit(run(new CommandLine(command), args));
  }

  /**
   * Runs a command line.
   *
   * @return 0 done, 1 failed, 2 wrong use
   */
  public static int run(CommandLine commandLine, String... args) {
    Optional<String> secretive = Arrays.stream(args).filter(UriCredentials::areIn).findFirst();
    if (secretive.isPresent()) {
      commandLine.getErr().println(UriCredentials.refusal(secretive.get()));
      return ExitCode.USAGE;
    }
    return commandLine
        .setParameterExceptionHandler(Commands::wrongUse)
        .setExecutionExceptionHandler(Commands::failed)
        .execute(args);
  }

  private static int wrongUse(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println(WrongUse.sentence(wrong));
    command.getErr().printf("See %s --help.%n", command.getCommandSpec().qualifiedName());
    return ExitCode.USAGE;
  }

  private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    if (command.getCommand() instanceof JobCommand<?> job && job.verbose()) {
      command.getErr().print(UriCredentials.hide(stackTrace(failure)));
    }
    LogFormat.current()
        .failures(command.getErr()::println)
        .accept(UriCredentials.hide(Failure.sentence(failure)));
    return ExitCode.SOFTWARE;
  }

  private static String stackTrace(Exception failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    return trace.toString();
  }
}
