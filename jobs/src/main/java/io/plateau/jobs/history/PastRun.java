package io.plateau.jobs.history;

import io.plateau.jobs.run.RunRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run that has ended, as its directory tells.
 *
 * @param directory with scheme
 * @param ended when its record was written
 */
record PastRun(String directory, Instant ended, RunRecord record) {

  /** Settings by which people tell runs apart. */
  private static final List<String> TELLING =
      List.of("method", "learner", "strategy", "rho", "classes", "shots", "seed");

  PastRun {
    Objects.requireNonNull(record.command(), "command is null");
  }

  static List<String> head() {
    return List.of("ended", "command", "seconds", "plateau", "settings", "directory");
  }

  List<String> row() {
    return List.of(
        ended.toString().substring(0, "2026-01-01T00:00".length()).replace('T', ' '),
        record.command(),
        String.format(Locale.ROOT, "%.0f", record.seconds()),
        record.versions().getOrDefault("plateau", "?"),
        settings(),
        directory);
  }

  private String settings() {
    Stream<String> named = record.settings().keySet().stream().filter(TELLING::contains);
    return named
        .map(name -> name + "=" + record.settings().get(name))
        .collect(Collectors.joining(" "));
  }
}
