package io.plateau.jobs.config;

/**
 * What a new version must hold to take the place of the one in use. All but the confidence are
 * fractions of 1.
 *
 * @param confidence of the intervals that drops are read from
 * @param tolerance how far an old set may drop
 * @param heldOutTolerance how far a set that is never trained on may drop
 * @param newTolerance how far the new set may be below what it was
 * @param calibrationTolerance how far the expected calibration error of any set may rise
 */
public record GateSettings(
    double confidence,
    double tolerance,
    double heldOutTolerance,
    double newTolerance,
    double calibrationTolerance) {

  public GateSettings {
    new Checks()
        .that(confidence > 0 && confidence < 1, "confidence", confidence, "a number > 0 and < 1")
        .within(0, 1, "tolerance", tolerance)
        .within(0, 1, "held-out-tolerance", heldOutTolerance)
        .within(0, 1, "new-tolerance", newTolerance)
        .within(0, 1, "calibration-tolerance", calibrationTolerance)
        .verify();
  }

  /** Two points for what was known, nothing for what is new, five for calibration. */
  public static GateSettings defaults() {
    return new GateSettings(0.95, 0.02, 0.02, 0, 0.05);
  }
}
