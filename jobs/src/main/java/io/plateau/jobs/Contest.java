package io.plateau.jobs;

import io.plateau.jobs.config.NearestName;
import io.plateau.jobs.report.ReportData;
import java.io.IOException;
import java.util.List;

/** Something that {@code plateau compare} compares. */
interface Contest {

  /** Name by which it is asked for. */
  String name();

  /** Learns and scores; what an interrupted run has left is picked up. */
  ReportData.Builder run(ContestInput input) throws IOException;

  /**
   * The contest of a name.
   *
   * @throws IllegalArgumentException if there is none; the message has the nearest name
   */
  static Contest named(String name) {
    List<Contest> all =
        List.of(
            new RuleContest(ComparePreset.UPDATES),
            new RuleContest(ComparePreset.DEMO),
            new LearnerContest());
    return all.stream()
        .filter(contest -> contest.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--preset: %s (expected: %s)"
                        .formatted(
                            name,
                            NearestName.expected(name, all.stream().map(Contest::name).toList()))));
  }
}
