package io.plateau.continual.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what is wrong with a CSV file, so that all of it is reported at once. */
final class CsvProblems {

  private static final int SHOWN = 10;

  private final String source;
  private final List<String> problems = new ArrayList<>();

  CsvProblems(CsvSource source) {
    this.source = source.name();
  }

  void addLine(int line, String problem) {
    problems.add("line %d: %s".formatted(line, problem));
  }

  void addField(int line, int column, String field, String expected) {
    problems.add(
        "line %d, column %d: '%s' (expected: %s)".formatted(line, column, field, expected));
  }

  /**
   * Ends the checks.
   *
   * @throws IllegalArgumentException if there were problems; the message has them with their lines
   */
  void verify() {
    if (problems.isEmpty()) {
      return;
    }
    String shown = problems.stream().limit(SHOWN).collect(Collectors.joining("\n  "));
    String more =
        problems.size() > SHOWN ? "\n  and %d more".formatted(problems.size() - SHOWN) : "";
    throw new IllegalArgumentException(
        "Cannot read %s: %s%s%s"
            .formatted(source, problems.size() > 1 ? "\n  " : "", shown, more)
            .replace(": \n", ":\n"));
  }
}
