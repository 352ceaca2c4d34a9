package io.plateau.jobs.registry.command;

import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.registry.Change;
import io.plateau.jobs.registry.Pointer;
import io.plateau.jobs.registry.Registry;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plateau registry promote}: puts a version into use. */
@Command(
    name = "promote",
    description = {
      "Puts a version into use, in one step, after its files were compared with their SHA-256.",
      "",
      "There is no gate here: what retrain held back can be promoted by hand. Where somebody else"
          + " changed the registry at the same moment, nothing is changed, and the exit code is 1."
    },
    footer = "  plateau registry promote 12 --registry s3a://bucket/pets --reason \"new cameras\"")
final class PromoteCommand extends JobCommand<PromoteCommand.Arguments> {

  private final PrintWriter out;

  @Parameters(paramLabel = "VERSION", description = "Its number.")
  private String version = "";

  @Mixin private RegistryOptions registry = new RegistryOptions();

  @Mixin private ChangeOptions change = new ChangeOptions();

  PromoteCommand(PrintWriter out) {
    this.out = out;
  }

  /** What was asked for. */
  record Arguments(RegistryOptions registry, String version, Change change) {}

  @Override
  public Arguments arguments() {
    return new Arguments(registry, version, change.change());
  }

  @Override
  protected void run(Arguments arguments) throws IOException {
    Registry opened = arguments.registry().open();
    Pointer seen = opened.newestChange().orElse(null);
    Pointer now = opened.promote(opened.version(arguments.version()), seen, arguments.change());
    out.printf(
        "Version %d is in use now%s.%n",
        now.current(), now.previous() == null ? "" : "; before it was " + now.previous());
    out.flush();
  }
}
