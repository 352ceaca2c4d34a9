package io.plateau.jobs;

/**
 * What {@code plateau demo} was asked for.
 *
 * @param out directory of the results and the report
 * @param size how much is measured
 */
record DemoArguments(String out, Size size) {

  /** How much is measured. */
  enum Size {
    /** The radius sweep with one seed. */
    QUICK,
    /** The radius sweep with three seeds. */
    FULL
  }
}
