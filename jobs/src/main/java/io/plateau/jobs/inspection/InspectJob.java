package io.plateau.jobs.inspection;

import io.plateau.jobs.command.Job;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Says what a directory is, and whether it is whole. */
final class InspectJob implements Job<InspectArguments> {

  private final List<DirectoryKind> kinds;
  private final PrintWriter out;

  InspectJob(List<DirectoryKind> kinds, PrintWriter out) {
    this.kinds = kinds;
    this.out = out;
  }

  @Override
  public void run(InspectArguments arguments) throws IOException {
    String directory = arguments.directory();
    DirectoryKind kind = kind(directory);
    out.printf("%s is a %s.%n", directory, kind.name());
    out.flush();
    SortedMap<String, String> facts = kind.inspect(directory);
    int widest = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
    facts.forEach((name, fact) -> out.printf("  %-" + widest + "s  %s%n", name, fact));
    out.println("It is whole.");
    out.flush();
  }

  private DirectoryKind kind(String directory) throws IOException {
    for (DirectoryKind kind : kinds) {
      if (kind.matches(directory)) {
        return kind;
      }
    }
    throw new IOException(
        "Cannot say what %s is: it holds %s."
            .formatted(
                directory,
                kinds.stream()
                    .map(kind -> "no %s (as a %s does)".formatted(kind.marker(), kind.name()))
                    .collect(Collectors.joining(", "))));
  }
}
