package io.plateau.jobs.registry.command;

import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.config.Choice;
import io.plateau.jobs.registry.Pointer;
import io.plateau.jobs.registry.Provenance;
import io.plateau.jobs.registry.Provenance.Verdict;
import io.plateau.jobs.registry.RegisteredVersion;
import io.plateau.jobs.registry.Registry;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plateau registry list}: all versions in a table. */
@Command(
    name = "list",
    description = {
      "Lists all versions: which is in use (current) and which a roll-back goes to (previous), how"
          + " they came about, and their mean accuracies in per cent on the set that each learned"
          + " last, on those before it and on held-out ones."
    },
    footer = "  plateau registry list --registry s3a://bucket/pets")
final class ListCommand extends JobCommand<RegistryOptions> {

  private static final String ROW = "%-8s %-9s %-10s %-20s %-12s %6s %6s %8s  %s%n";

  private final PrintWriter out;

  @Mixin private RegistryOptions registry = new RegistryOptions();

  ListCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public RegistryOptions arguments() {
    return registry;
  }

  @Override
  protected void run(RegistryOptions arguments) throws IOException {
    Registry opened = arguments.open();
    List<RegisteredVersion> versions = opened.versions();
    if (versions.isEmpty()) {
      out.printf("%s has no versions yet.%n", opened.location());
      return;
    }
    Optional<Pointer> newest = opened.newestChange();
    out.printf(
        ROW,
        "version",
        "is",
        "gate",
        "created",
        "method",
        "new",
        "old",
        "held-out",
        "learned from");
    for (RegisteredVersion version : versions) {
      row(version, newest.map(pointer -> mark(pointer, version.number())).orElse(""));
    }
    out.flush();
  }

  private void row(RegisteredVersion version, String mark) {
    Provenance provenance = version.manifest().provenance();
    out.printf(
        ROW,
        version.name(),
        mark,
        provenance.verdict() == Verdict.NONE ? "-" : Choice.name(provenance.verdict()),
        version.manifest().created(),
        provenance.method(),
        percent(version, "mean new"),
        percent(version, "mean old"),
        percent(version, "mean held-out"),
        provenance.source());
  }

  private static String mark(Pointer newest, int number) {
    if (number == newest.current()) {
      return "current";
    }
    Integer previous = newest.previous();
    return previous != null && number == previous ? "previous" : "";
  }

  private static String percent(RegisteredVersion version, String metric) {
    Double value = version.manifest().metrics().get(metric);
    return value == null ? "-" : String.format(Locale.ROOT, "%.1f", 100 * value);
  }
}
