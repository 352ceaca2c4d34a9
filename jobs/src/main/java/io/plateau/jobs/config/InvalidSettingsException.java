package io.plateau.jobs.config;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that cannot be used; names every problem at once. */
public final class InvalidSettingsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  InvalidSettingsException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  private InvalidSettingsException(String message, List<Problem> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  /** All the problems of several sources, each line naming the source of its value. */
  static InvalidSettingsException of(List<Located> located) {
    String heading =
        located.size() == 1
            ? "Cannot use these settings: "
            : "Cannot use these settings (%d problems):%n  ".formatted(located.size());
    return new InvalidSettingsException(
        located.stream()
            .map(Located::toString)
            .collect(Collectors.joining(System.lineSeparator() + "  ", heading, "")),
        located.stream().map(Located::problem).toList());
  }

  List<Problem> problems() {
    return problems;
  }

  /** A problem and where its value was written. */
  record Located(Problem problem, String source) {

    @Override
    public String toString() {
      return source.isEmpty() ? problem.toString() : problem + ", from " + source;
    }
  }
}
