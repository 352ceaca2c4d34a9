package io.plateau.jobs.registry.command;

import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.registry.Registry;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plateau registry init}: makes a directory a registry. */
@Command(
    name = "init",
    description = "Makes a directory a registry without versions.",
    footer = "  plateau registry init --registry s3a://bucket/pets")
final class InitCommand extends JobCommand<RegistryOptions> {

  private final PrintWriter out;

  @Mixin private RegistryOptions registry = new RegistryOptions();

  InitCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public RegistryOptions arguments() {
    return registry;
  }

  @Override
  protected void run(RegistryOptions arguments) throws IOException {
    Registry made = Registry.init(arguments.location(), arguments.configuration());
    out.printf("%s is a registry now, without versions.%n", made.location());
  }
}
