package io.plateau.jobs.registry.command;

import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.registry.Change;
import io.plateau.jobs.registry.Pointer;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plateau registry rollback}: puts the version before the current one into use again. */
@Command(
    name = "rollback",
    description =
        "Puts the version into use again that was in use before the current one. Twice goes back twice.",
    footer = "  plateau registry rollback --registry s3a://bucket/pets --reason \"complaints\"")
final class RollBackCommand extends JobCommand<RollBackCommand.Arguments> {

  private final PrintWriter out;

  @Mixin private RegistryOptions registry = new RegistryOptions();

  @Mixin private ChangeOptions change = new ChangeOptions();

  RollBackCommand(PrintWriter out) {
    this.out = out;
  }

  /** What was asked for. */
  record Arguments(RegistryOptions registry, Change change) {}

  @Override
  public Arguments arguments() {
    return new Arguments(registry, change.change());
  }

  @Override
  protected void run(Arguments arguments) throws IOException {
    Pointer now = arguments.registry().open().rollBack(arguments.change());
    out.printf("Version %d is in use again.%n", now.current());
    out.flush();
  }
}
