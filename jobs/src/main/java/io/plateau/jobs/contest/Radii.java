package io.plateau.jobs.contest;

import java.util.List;

/**
 * The radii that a method is tried with.
 *
 * @param own the one of the tables, fixed beforehand: nothing is selected on test data
 * @param few swept where time is short
 * @param all swept where it is not
 */
record Radii(double own, List<Double> few, List<Double> all) {

  /** Of a method that perturbs nothing. */
  static final Radii NONE = new Radii(0, List.of(), List.of());

  /** From where sharpness hardly matters to where it is all that matters. */
  static final Radii USUAL =
      new Radii(0.1, List.of(0.1, 0.3, 0.6), List.of(0.05, 0.1, 0.3, 0.6, 1.2));

  /** In units of the parameters' sizes, about ten times the usual ones. */
  static final Radii ADAPTIVE =
      new Radii(1, List.of(1.0, 3.0, 6.0), List.of(0.5, 1.0, 3.0, 6.0, 12.0));

  /** The usual ones around the published one of SAMPLe. */
  static final Radii SAMPLE = new Radii(0.05, List.of(0.05, 0.1, 0.3), USUAL.all);

  /** The usual ones, all of them at once. */
  static final Radii EVERY = new Radii(USUAL.own, USUAL.all, USUAL.all);

  Radii {
    few = List.copyOf(few);
    all = List.copyOf(all);
  }

  boolean isNone() {
    return all.isEmpty();
  }

  List<Double> swept(ExperimentSize size) {
    return switch (size) {
      case QUICK -> few;
      case FULL -> all;
    };
  }
}
