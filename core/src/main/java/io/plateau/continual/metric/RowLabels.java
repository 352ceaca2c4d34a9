package io.plateau.continual.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which row of a matrix a label means: 0, zero-shot, 3, T3, after 3, task 3, CIFAR100, after
 * CIFAR100.
 */
final class RowLabels {

  private static final Set<String> ZERO_SHOT =
      Set.of(
          "zero-shot",
          "zeroshot",
          "zero shot",
          "zero_shot",
          "zs",
          "pretrained",
          "pre-trained",
          "clip");
  private static final Pattern ORDINAL =
      Pattern.compile("(?:after\\s+)?(?:task\\s*|step\\s*|t)?(\\d{1,6})", Pattern.CASE_INSENSITIVE);
  private static final Pattern AFTER = Pattern.compile("after\\s+(.+)", Pattern.CASE_INSENSITIVE);

  private final List<String> tasks;

  RowLabels(List<String> tasks) {
    this.tasks = tasks;
  }

  String expected() {
    return "the task that the row comes after: zero-shot or 0, 1 to %d, or one of %s"
        .formatted(tasks.size(), String.join(", ", tasks));
  }

  /**
   * The rows of all labels of a table, nothing for one that means none. Numbers that are the names
   * of tasks are taken as names if all labels are names.
   */
  List<OptionalInt> rows(List<String> labels) {
    boolean named = tasks.containsAll(labels);
    return labels.stream().map(label -> named ? byName(label) : row(label)).toList();
  }

  /**
   * The tasks that labels name, in their order, if all labels are names but for that of the
   * zero-shot row.
   */
  List<String> named(List<String> labels) {
    boolean allNames = tasks.containsAll(labels);
    List<String> named = new ArrayList<>();
    for (String label : labels) {
      Matcher after = AFTER.matcher(label);
      if (allNames || (tasks.contains(label) && !ORDINAL.matcher(label).matches())) {
        named.add(label);
      } else if (after.matches() && tasks.contains(after.group(1))) {
        named.add(after.group(1));
      } else if (!ZERO_SHOT.contains(label.toLowerCase(Locale.ROOT))) {
        return List.of();
      }
    }
    return named;
  }

  /** Whether it is a label and not a number. */
  boolean isWord(String label) {
    return !WrittenCell.isNumber(label) && row(label).isPresent();
  }

  private OptionalInt row(String label) {
    if (ZERO_SHOT.contains(label.toLowerCase(Locale.ROOT))) {
      return OptionalInt.of(0);
    }
    Matcher ordinal = ORDINAL.matcher(label);
    if (ordinal.matches()) {
      int row = Integer.parseInt(ordinal.group(1));
      return row <= tasks.size() ? OptionalInt.of(row) : OptionalInt.empty();
    }
    Matcher after = AFTER.matcher(label);
    return after.matches() ? byName(after.group(1)) : byName(label);
  }

  private OptionalInt byName(String label) {
    int task = tasks.indexOf(label);
    return task < 0 ? OptionalInt.empty() : OptionalInt.of(task + 1);
  }
}
