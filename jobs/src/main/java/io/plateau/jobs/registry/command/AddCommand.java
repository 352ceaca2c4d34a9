package io.plateau.jobs.registry.command;

import io.plateau.artifact.Artifact;
import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.evaluation.ArtifactStore;
import io.plateau.jobs.registry.Provenance;
import io.plateau.jobs.registry.RegisteredVersion;
import io.plateau.jobs.registry.Registry;
import io.plateau.jobs.run.Versions;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plateau registry add}: registers what train or adapt made. */
@Command(
    name = "add",
    description = {
      "Registers what train or adapt made as a version. Promote it to put it into use.",
      "",
      "retrain goes on from a prompt that was registered so; from what adapt made it cannot."
    },
    footer = "  plateau registry add pets.prompt --registry s3a://bucket/pets")
final class AddCommand extends JobCommand<AddCommand.Arguments> {

  private final PrintWriter out;

  @Parameters(paramLabel = "DIR", description = "What train or adapt wrote.")
  private String directory = "";

  @Mixin private RegistryOptions registry = new RegistryOptions();

  AddCommand(PrintWriter out) {
    this.out = out;
  }

  /** What was asked for. */
  record Arguments(RegistryOptions registry, String directory) {}

  @Override
  public Arguments arguments() {
    return new Arguments(registry, directory);
  }

  @Override
  protected void run(Arguments arguments) throws IOException {
    Registry opened = arguments.registry().open();
    Configuration configuration = arguments.registry().configuration();
    Artifact artifact = ArtifactStore.read(arguments.directory(), configuration);
    Storage made = Storage.at(arguments.directory(), configuration);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : artifact.files().keySet()) {
      files.put(RegisteredVersion.ARTIFACT + "/" + name, made.read(name)); // to the byte
    }
    RegisteredVersion added =
        opened.add(
            Versions.plateau(),
            Provenance.added(
                artifact.config().method(),
                made.root().toString(),
                artifact.config().modelDigest()),
            new TreeMap<>(),
            files);
    out.printf(
        "Registered as version %d. To put it into use: plateau registry promote %d --registry %s%n",
        added.number(), added.number(), arguments.registry().location());
    out.flush();
  }
}
