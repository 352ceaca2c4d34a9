package io.plateau.jobs.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a record's components, so that all of it is reported at once. */
final class Checks {
  private final List<Problem> problems = new ArrayList<>();

  Checks positive(String key, double value) {
    return that(Double.isFinite(value) && value > 0, key, value, "a finite number > 0");
  }

  Checks atLeast(long minimum, String key, long value) {
    return that(value >= minimum, key, value, "a whole number >= " + minimum);
  }

  Checks within(double minimum, double maximum, String key, double value) {
    return that(
        value >= minimum && value <= maximum,
        key,
        value,
        "a number from %s to %s".formatted(number(minimum), number(maximum)));
  }

  /** A weight of the past. */
  Checks decay(String key, double value) {
    return that(value >= 0 && value < 1, key, value, "a number >= 0 and < 1");
  }

  Checks admitted(MethodNumber number, Tuning value) {
    boolean holds = value.number() == null || number.admits(value.number());
    return that(holds, Choice.name(number), value, number.rule());
  }

  /** A number that the learner takes, or none was given. */
  Checks taken(LearnerKind learner, LearnerNumber number, Tuning value) {
    if (value.number() == null) {
      return this;
    }
    boolean taken = learner.takes(number);
    return that(
        taken && number.admits(value.number()),
        Choice.name(number),
        value,
        taken
            ? number.rule()
            : "own: %s has no such number, it has %s"
                .formatted(learner.label(), learner.numbers()));
  }

  Checks notBlank(String key, String value) {
    return that(!value.isBlank(), key, "'" + value + "'", "a text that is not blank");
  }

  Checks that(boolean holds, String key, Object value, String expected) {
    if (!holds) {
      problems.add(new Problem(key, TextValues.text(value), expected));
    }
    return this;
  }

  /**
   * Ends the checks.
   *
   * @throws InvalidSettingsException if any of them failed
   */
  void verify() {
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
