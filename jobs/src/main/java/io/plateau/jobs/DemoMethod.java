package io.plateau.jobs;

import io.plateau.jobs.config.TrainSettings;

/** A way to learn that the demo compares: as the report calls it, and as settings do. */
enum DemoMethod {
  COOP("CoOp", "erm"),
  SAM("CoOp + SAM", "sam"),
  GCSCOOP("GCSCoOp", "gcscoop");

  private final String title;
  private final String method;

  DemoMethod(String title, String method) {
    this.title = title;
    this.method = method;
  }

  String title() {
    return title;
  }

  boolean usesRho() {
    return this != COOP;
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
