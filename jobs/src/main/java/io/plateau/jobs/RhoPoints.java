package io.plateau.jobs;

import io.plateau.jobs.report.MethodRun;
import io.plateau.jobs.report.Part;
import io.plateau.jobs.report.RhoPoint;

/** Scores of a radius as the report draws them. */
final class RhoPoints {

  private RhoPoints() {}

  static RhoPoint of(MethodRun run, double rho, long seed) {
    return new RhoPoint(
        run.name(),
        rho,
        seed,
        run.accuracy(Part.BASE).orElseThrow(),
        run.accuracy(Part.NEW).orElseThrow());
  }
}
