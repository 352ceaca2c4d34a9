package io.plateau.jobs.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command: reads its options into arguments, then hands them to its job.
 *
 * @param <A> the arguments
 */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n")
public abstract class JobCommand<A> implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--verbose", description = "When it fails, show where in the code.")
  private boolean verbose;

  /**
   * The options, checked together.
   *
   * @throws IllegalArgumentException if they cannot be used; the message says why
   * @throws IOException if a file that they name cannot be read
   */
  public abstract A arguments() throws IOException;

  protected abstract void run(A arguments) throws Exception;

  @Override
  public final Integer call() throws Exception {
    A arguments;
    try {
      arguments = arguments();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    run(arguments);
    return exitCode();
  }

  /** What a run that came to its end says to scripts. */
  protected int exitCode() {
    return ExitCode.OK;
  }

  protected final String qualifiedName() {
    return spec.qualifiedName();
  }

  final boolean verbose() {
    return verbose;
  }
}
