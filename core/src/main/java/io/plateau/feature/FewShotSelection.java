package io.plateau.feature;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rows drawn for few-shot learning.
 *
 * @param positions row positions, class after class in order of first appearance, as drawn
 * @param shots rows asked for per class
 * @param shortClasses label to row count, of the classes that have fewer rows than {@code shots}
 */
public record FewShotSelection(
    int[] positions, int shots, SortedMap<Integer, Integer> shortClasses) {

  public FewShotSelection {
    shortClasses = new TreeMap<>(shortClasses);
  }

  /** A sentence about the classes that gave all they had, if there are any. */
  public Optional<String> warning() {
    if (shortClasses.isEmpty()) {
      return Optional.empty();
    }
    String classes =
        shortClasses.entrySet().stream()
            .map(FewShotSelection::describe)
            .collect(Collectors.joining(", "));
    return Optional.of(
        "%d of the classes have fewer than %d rows and give all of them: %s"
            .formatted(shortClasses.size(), shots, classes));
  }

  private static String describe(Map.Entry<Integer, Integer> shortClass) {
    return "label %d has %d".formatted(shortClass.getKey(), shortClass.getValue());
  }
}
