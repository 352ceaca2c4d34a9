package io.plateau.jobs.registry.command;

import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.config.Choice;
import io.plateau.jobs.registry.Pointer;
import io.plateau.jobs.registry.Provenance;
import io.plateau.jobs.registry.RegisteredVersion;
import io.plateau.jobs.registry.Registry;
import io.plateau.jobs.registry.VersionFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plateau registry show}: one version, with its files and when it was in use. */
@Command(
    name = "show",
    description = "Shows a version: how it came about, what it measured, its files, its history.",
    footer = "  plateau registry show 12 --registry s3a://bucket/pets --verify")
final class ShowCommand extends JobCommand<ShowCommand.Arguments> {

  private final PrintWriter out;

  @Parameters(
      paramLabel = "VERSION",
      arity = "0..1",
      defaultValue = "current",
      description = "A number, current (which is the default) or previous.")
  private String version = "";

  @Mixin private RegistryOptions registry = new RegistryOptions();

  @Option(names = "--verify", description = "Read every file and compare it with its SHA-256.")
  private boolean verify;

  ShowCommand(PrintWriter out) {
    this.out = out;
  }

  /** What was asked for. */
  record Arguments(RegistryOptions registry, String version, Check check) {}

  /** Whether files are read. */
  enum Check {
    NOTHING,
    EVERY_FILE
  }

  @Override
  public Arguments arguments() {
    return new Arguments(registry, version, verify ? Check.EVERY_FILE : Check.NOTHING);
  }

  @Override
  protected void run(Arguments arguments) throws IOException {
    Registry opened = arguments.registry().open();
    RegisteredVersion shown = opened.version(arguments.version());
    if (arguments.check() == Check.EVERY_FILE) {
      shown.verify();
    }
    Provenance provenance = shown.manifest().provenance();
    line("version", shown.number());
    line("lies in", shown.directory());
    line(
        "created",
        "%s by Plateau %s".formatted(shown.manifest().created(), shown.manifest().createdBy()));
    line("method", provenance.method());
    line("gate", Choice.name(provenance.verdict()));
    line("learned from", provenance.source());
    line("went on from", provenance.base() == null ? "-" : "version " + provenance.base());
    line("model sha256", provenance.modelDigest());
    shown.manifest().metrics().forEach((name, value) -> line(name, percent(value)));
    for (VersionFile file : shown.manifest().files()) {
      line("file", "%s, %d bytes, sha256 %s".formatted(file.name(), file.bytes(), file.sha256()));
    }
    for (Pointer change : opened.history()) {
      if (change.current() == shown.number()) {
        line(
            "in use from",
            "%s, by %s (%s)%s"
                .formatted(
                    change.at(),
                    change.by(),
                    Choice.name(change.action()),
                    change.reason().isEmpty() ? "" : ": " + change.reason()));
      }
    }
    if (arguments.check() == Check.EVERY_FILE) {
      out.printf("All %d files are what was registered.%n", shown.manifest().files().size());
    }
    out.flush();
  }

  private void line(String name, Object value) {
    out.printf("%-28s %s%n", name, value);
  }

  private static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
  }
}
