package io.plateau.jobs.command;

import io.plateau.jobs.run.Versions;
import picocli.CommandLine.IVersionProvider;

/** Answers {@code --version}. */
public final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return Versions.current().byName().entrySet().stream()
        .map(entry -> "%-8s %s".formatted(entry.getKey(), entry.getValue()))
        .toArray(String[]::new);
  }
}
