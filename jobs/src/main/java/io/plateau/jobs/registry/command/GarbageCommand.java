package io.plateau.jobs.registry.command;

import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.registry.Garbage;
import io.plateau.jobs.registry.Registry;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plateau registry gc}: deletes what is not needed any more. */
@Command(
    name = "gc",
    description = {
      "Deletes versions beyond the newest, versions that were never whole, and work of runs that"
          + " were broken off. Never the version in use, nor the one that a roll-back goes to."
    },
    footer = "  plateau registry gc --registry s3a://bucket/pets --keep 10 --dry-run")
final class GarbageCommand extends JobCommand<GarbageCommand.Arguments> {

  private final PrintWriter out;
  private final Clock clock;

  @Mixin private RegistryOptions registry = new RegistryOptions();

  @Option(
      names = "--keep",
      required = true,
      paramLabel = "N",
      description = "How many of the newest versions stay, promoted or not.")
  private int keep;

  @Option(
      names = "--abandoned-after",
      paramLabel = "HOURS",
      defaultValue = "24",
      description =
          "Hours without a write after which what is not whole counts as abandoned. Default: 24.")
  private int hours;

  @Option(names = "--dry-run", description = "Say what would be deleted, and delete nothing.")
  private boolean dryRun;

  GarbageCommand(PrintWriter out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** What was asked for. */
  record Arguments(RegistryOptions registry, int keep, Duration age, Action action) {}

  /** What is done. */
  enum Action {
    SAY,
    DELETE
  }

  @Override
  public Arguments arguments() {
    if (keep < 0) {
      throw new IllegalArgumentException("--keep: " + keep + " (expected: >= 0)");
    }
    if (hours < 0) {
      throw new IllegalArgumentException("--abandoned-after: " + hours + " (expected: >= 0)");
    }
    return new Arguments(
        registry, keep, Duration.ofHours(hours), dryRun ? Action.SAY : Action.DELETE);
  }

  @Override
  protected void run(Arguments arguments) throws IOException {
    Registry opened = arguments.registry().open();
    Garbage garbage = Garbage.of(opened, arguments.keep(), arguments.age(), clock);
    if (garbage.isEmpty()) {
      out.printf("There is nothing to delete in %s.%n", opened.location());
    } else if (arguments.action() == Action.SAY) {
      say("Would delete", garbage, garbage.versions());
    } else {
      say("Deleted", garbage, garbage.collect(opened));
    }
    out.flush();
  }

  private void say(String what, Garbage garbage, List<Integer> versions) {
    out.printf(
        "%s versions %s, versions that were never whole %s, work of runs that were broken off %s.%n",
        what, versions, garbage.broken(), garbage.work());
  }
}
