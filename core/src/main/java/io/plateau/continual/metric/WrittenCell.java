package io.plateau.continual.metric;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell as it is written, before it is known whether numbers are percents.
 *
 * @param number an accuracy in the file's unit; null where samples were counted or nothing is known
 * @param correct samples that were right
 * @param total samples; 0 where they were not counted
 */
record WrittenCell(@Nullable Double number, long correct, long total) {

  static final String EXPECTED =
      "a number such as 62.5, correct/total such as 50/80, or nothing where it was not evaluated";

  private static final Set<String> NOTHING =
      Set.of("", "-", "--", "–", "—", "nan", "na", "n/a", "null", "none");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern COUNT = Pattern.compile("(\\d{1,15})\\s*/\\s*(\\d{1,15})");

  private static final WrittenCell MISSING = new WrittenCell(null, 0, 0);

  /** What a field says, or nothing if it cannot be a cell. */
  static Optional<WrittenCell> parse(String field) {
    if (NOTHING.contains(field.toLowerCase(Locale.ROOT))) {
      return Optional.of(MISSING);
    }
    if (isNumber(field)) {
      return Optional.of(new WrittenCell(Double.valueOf(field), 0, 0));
    }
    Matcher count = COUNT.matcher(field);
    if (count.matches()) {
      long correct = Long.parseLong(count.group(1));
      long total = Long.parseLong(count.group(2));
      return total > 0 && correct <= total
          ? Optional.of(new WrittenCell(null, correct, total))
          : Optional.empty();
    }
    return Optional.empty();
  }

  static boolean isNumber(String field) {
    return NUMBER.matcher(field).matches();
  }

  /** Whether it can only be a percentage. */
  boolean isAboveOne() {
    return number != null && number > 1;
  }

  boolean isWithin(AccuracyUnit unit) {
    return number == null || (number >= 0 && number <= unit.whole());
  }

  Cell in(AccuracyUnit unit) {
    if (total > 0) {
      return Cell.of(correct, total);
    }
    return number == null ? Cell.MISSING : Cell.of(unit.toFraction(number));
  }
}
