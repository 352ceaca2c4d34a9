package io.plateau.jobs.retrain;

import io.plateau.jobs.continual.ComparedSet.Role;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the gate on one test set. Numbers are fractions of 1.
 *
 * @param set its name
 * @param role what it is to the task that was learned
 * @param measure what is compared
 * @param samples how many there are
 * @param before of the version in use
 * @param after of the new one; null where it knows none of the classes
 * @param low lower end of the interval of after minus before; null where none is taken
 * @param high upper end
 * @param judged the number that the rule is about; null as {@code after} is
 * @param bound what it must not go beyond
 * @param holds whether it does not
 */
public record GateCheck(
    String set,
    Role role,
    Measure measure,
    int samples,
    double before,
    @Nullable Double after,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Double judged,
    double bound,
    boolean holds) {

  /** What is compared. */
  public enum Measure {
    /** Share of samples that are right; must not fall too far. */
    ACCURACY,
    /** Expected calibration error; must not rise too far. */
    CALIBRATION
  }

  /** What failed, with its numbers; or what held. */
  public String sentence() {
    if (after == null) {
      return "%s: the new version knows none of its classes.".formatted(set);
    }
    double first = before;
    double second = after;
    if (measure == Measure.CALIBRATION) {
      return "%s: the calibration error goes from %s to %s (expected: at most %s more)."
          .formatted(set, points(first), points(second), points(bound));
    }
    String change = "%s: accuracy goes from %s to %s".formatted(set, points(first), points(second));
    return role == Role.NEW || low == null
        ? "%s (expected: at most %s less).".formatted(change, points(-bound))
        : "%s, surely no drop beyond %s (expected: at most %s)."
            .formatted(change, points(Math.max(0, -low)), points(-bound));
  }

  private static String points(double fraction) {
    return String.format(Locale.ROOT, "%.1f", 100 * fraction + 0.0).replace("-0.0", "0.0");
  }
}
