package io.plateau.jobs.contest;

import io.plateau.jobs.config.NearestName;
import io.plateau.jobs.report.ReportData;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Something that {@code plateau compare} compares. */
interface Contest {

  /** Name by which it is asked for. */
  String name();

  /** Learns and scores; what an interrupted run has left is picked up. */
  ReportData.Builder run(ContestInput input) throws IOException;

  /**
   * A contest of update rules by its name.
   *
   * @throws IllegalArgumentException if there is none; the message has the nearest name
   */
  static Contest named(String name) {
    List<Contest> rules =
        List.of(new RuleContest(ComparePreset.UPDATES), new RuleContest(ComparePreset.DEMO));
    List<String> names =
        Stream.concat(
                rules.stream().map(Contest::name),
                Stream.of(LearnerContest.NAME, SteeringContest.NAME))
            .toList();
    return rules.stream()
        .filter(contest -> contest.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--preset: %s (expected: %s)"
                        .formatted(name, NearestName.expected(name, names))));
  }
}
