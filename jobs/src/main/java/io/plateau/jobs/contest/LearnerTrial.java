package io.plateau.jobs.contest;

import io.plateau.jobs.config.ClassSelection;
import io.plateau.jobs.config.LearnerKind;
import io.plateau.jobs.report.MethodRun;
import java.util.ArrayList;
import java.util.List;

/**
 * One learner on some rows of a feature set.
 *
 * @param kind the learner
 * @param classes whose real rows it gets
 * @param shots images of each of them
 * @param seed of the draw, and of what the learner draws itself
 * @param rows whether it gets synthetic ones as well
 */
record LearnerTrial(LearnerKind kind, ClassSelection classes, int shots, long seed, Rows rows) {

  /** What follows the name of a method that learned from synthetic features as well. */
  static final String WITH_SYNTHETIC = " + SHIP";

  /** Where rows come from. */
  enum Rows {
    REAL,
    /** As many synthetic features of every class that has no real ones as others have images. */
    WITH_SYNTHETIC
  }

  /** Every learner without synthetic rows and with, seed by seed. */
  static List<LearnerTrial> withoutAndWith(
      List<LearnerKind> kinds, ClassSelection classes, int shots, List<Long> seeds) {
    List<LearnerTrial> trials = new ArrayList<>();
    for (LearnerKind kind : kinds) {
      for (Rows rows : Rows.values()) {
        for (long seed : seeds) {
          trials.add(new LearnerTrial(kind, classes, shots, seed, rows));
        }
      }
    }
    return trials;
  }

  /** Those of them that have something to say about classes without real rows. */
  static List<LearnerTrial> thatKnowUnseen(
      List<LearnerKind> kinds, ClassSelection classes, int shots, List<Long> seeds) {
    return withoutAndWith(kinds, classes, shots, seeds).stream()
        .filter(trial -> trial.kind().knowsUnseenClasses() || trial.rows() == Rows.WITH_SYNTHETIC)
        .toList();
  }

  /** Every learner on real rows, seed by seed. */
  static List<LearnerTrial> without(
      List<LearnerKind> kinds, ClassSelection classes, int shots, List<Long> seeds) {
    return withoutAndWith(kinds, classes, shots, seeds).stream()
        .filter(trial -> trial.rows() == Rows.REAL)
        .toList();
  }

  /** Every learner on real rows of all classes, over shots. */
  static List<LearnerTrial> curve(List<LearnerKind> kinds, List<Integer> shots, List<Long> seeds) {
    return shots.stream()
        .flatMap(count -> without(kinds, ClassSelection.ALL, count, seeds).stream())
        .toList();
  }

  /** What reports call it. */
  String title() {
    return rows == Rows.REAL ? kind.title() : kind.title() + WITH_SYNTHETIC;
  }

  /** The row of results it belongs to, still without scores. */
  MethodRun run() {
    return MethodRun.seeded(title(), seed);
  }

  /** Its name in the log. */
  @Override
  public String toString() {
    return "%s, %d shots, seed %d".formatted(title(), shots, seed);
  }
}
