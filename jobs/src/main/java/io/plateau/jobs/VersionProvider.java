package io.plateau.jobs;

import picocli.CommandLine.IVersionProvider;

/** Answers {@code --version}. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return Versions.current().byName().entrySet().stream()
        .map(entry -> "%-8s %s".formatted(entry.getKey(), entry.getValue()))
        .toArray(String[]::new);
  }
}
