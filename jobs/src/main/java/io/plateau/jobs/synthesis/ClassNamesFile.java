package io.plateau.jobs.synthesis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names of classes, one a line. Blank lines and lines that begin with # are left out, and so is
 * space around a name.
 */
public final class ClassNamesFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ClassNamesFile() {}

  /**
   * The names, in the order of the file.
   *
   * @param file what messages call it
   * @throws IllegalArgumentException if there are none, or one stands there twice
   */
  public static List<String> parse(String file, String text) {
    String[] lines = text.replaceFirst("^" + BYTE_ORDER_MARK, "").split("\\R", -1);
    Map<String, List<Integer>> linesOfName = new LinkedHashMap<>();
    for (int line = 0; line < lines.length; line++) {
      String name = lines[line].strip();
      if (!name.isEmpty() && !name.startsWith("#")) {
        linesOfName.computeIfAbsent(name, none -> new ArrayList<>()).add(line + 1);
      }
    }
    if (linesOfName.isEmpty()) {
      throw new IllegalArgumentException(
          "classes: no names in %s (expected: at least one, each on a line of its own; blank lines and those that begin with # do not count)"
              .formatted(file));
    }
    String twice =
        linesOfName.entrySet().stream()
            .filter(name -> name.getValue().size() > 1)
            .map(name -> "'%s' on lines %s".formatted(name.getKey(), join(name.getValue())))
            .collect(Collectors.joining(", "));
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException(
          "classes: %s of %s (expected: every name once)".formatted(twice, file));
    }
    return List.copyOf(linesOfName.keySet());
  }

  private static String join(List<Integer> lines) {
    return lines.stream().map(String::valueOf).collect(Collectors.joining(" and "));
  }
}
