package io.plateau.jobs.report;

import io.plateau.evaluation.Metric;
import io.plateau.evaluation.SeedStatistics;
import java.util.List;

/** The one number that methods are ranked by. */
enum Score {
  H("H", "H"),
  ACCURACY("accuracy", "an accuracy of");

  private final String title;
  private final String reached;

  Score(String title, String reached) {
    this.title = title;
    this.reached = reached;
  }

  /** H where a method has base and new scores, else the accuracy on all classes. */
  static Score of(List<MethodSummary> methods) {
    return methods.stream().anyMatch(method -> method.h().mean().isDefined()) ? H : ACCURACY;
  }

  String title() {
    return title;
  }

  /** What stands between "reaches" and the number. */
  String reached() {
    return reached;
  }

  Metric of(MethodRun run) {
    return this == H ? run.h() : run.accuracy(Part.ALL);
  }

  SeedStatistics statistics(MethodSummary method) {
    return this == H ? method.h() : method.accuracy(Part.ALL);
  }

  boolean isMeasured(MethodSummary method) {
    return statistics(method).mean().isDefined();
  }

  double mean(MethodSummary method) {
    return statistics(method).mean().orElseThrow();
  }
}
