package io.plateau.jobs;

import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.report.TrainingCurve.Rule;

/** A way to learn that the demo compares: as the report calls it, and as settings do. */
enum DemoMethod {
  COOP("CoOp", "erm", Rule.PLAIN),
  SAM("CoOp + SAM", "sam", Rule.PERTURBED),
  GCSCOOP("GCSCoOp", "gcscoop", Rule.CONSTRAINED);

  private final String title;
  private final String method;
  private final Rule rule;

  DemoMethod(String title, String method, Rule rule) {
    this.title = title;
    this.method = method;
    this.rule = rule;
  }

  String title() {
    return title;
  }

  /** What there is to show of its steps. */
  Rule rule() {
    return rule;
  }

  boolean usesRho() {
    return rule != Rule.PLAIN;
  }

  TrainSettings settings(TrainSettings common, long seed, double rho) {
    return common.with("method=" + method, "seed=" + seed, "rho=" + rho);
  }

  /** A directory name that tells runs apart. */
  String directory(long seed, double rho) {
    return usesRho()
        ? "%s-rho%s-seed%d".formatted(method, rho, seed)
        : "%s-seed%d".formatted(method, seed);
  }
}
