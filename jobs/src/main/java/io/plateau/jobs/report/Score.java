package io.plateau.jobs.report;

import io.plateau.evaluation.Metric;
import io.plateau.evaluation.SeedStatistics;
import java.util.List;
import java.util.stream.Stream;

/** The one number that methods are ranked by. */
enum Score {
  H("H", "H"),
  GENERALISED_H("generalised H", "a generalised H of"),
  ACCURACY("accuracy", "an accuracy of");

  private final String title;
  private final String reached;

  Score(String title, String reached) {
    this.title = title;
    this.reached = reached;
  }

  /** The first of H, generalised H and accuracy on all classes that a method has. */
  static Score of(List<MethodSummary> methods) {
    return Stream.of(H, GENERALISED_H)
        .filter(score -> methods.stream().anyMatch(score::isMeasured))
        .findFirst()
        .orElse(ACCURACY);
  }

  String title() {
    return title;
  }

  /** What stands between "reaches" and the number. */
  String reached() {
    return reached;
  }

  Metric of(MethodRun run) {
    return switch (this) {
      case H -> run.h();
      case GENERALISED_H -> run.generalisedH();
      case ACCURACY -> run.accuracy(Part.ALL);
    };
  }

  SeedStatistics statistics(MethodSummary method) {
    return switch (this) {
      case H -> method.h();
      case GENERALISED_H -> method.generalisedH();
      case ACCURACY -> method.accuracy(Part.ALL);
    };
  }

  boolean isMeasured(MethodSummary method) {
    return statistics(method).mean().isDefined();
  }

  double mean(MethodSummary method) {
    return statistics(method).mean().orElseThrow();
  }
}
