package io.plateau.jobs.dashboard;

/** What charts of one run are called. */
final class Titles {

  private Titles() {}

  static String of(StreamResult run) {
    return "%s%s, seed %d%s"
        .formatted(
            run.strategy(),
            run.order().isEmpty() ? "" : ", " + run.order(),
            run.seed(),
            run.progress());
  }
}
