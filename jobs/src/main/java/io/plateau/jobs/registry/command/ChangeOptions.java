package io.plateau.jobs.registry.command;

import io.plateau.jobs.registry.Change;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is written down of a change. */
final class ChangeOptions {

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it stands in the history.")
  private String reason = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who. Default: the user of this process, at this machine.")
  private @Nullable String by;

  Change change() {
    Change byUser = Change.byThisUser(reason);
    return by == null ? byUser : new Change(by, reason);
  }
}
