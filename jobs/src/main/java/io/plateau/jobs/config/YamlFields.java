package io.plateau.jobs.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a YAML mapping; what cannot be used becomes a problem. */
final class YamlFields {

  private final String path;
  private final Map<?, ?> fields;
  private final List<Problem> problems;

  /**
   * Fields of a mapping.
   *
   * @param path what messages write before a key, such as "tasks[2]."; empty at the top
   * @param problems where they are collected
   */
  YamlFields(String path, Map<?, ?> fields, List<Problem> problems) {
    this.path = path;
    this.fields = fields;
    this.problems = problems;
  }

  boolean has(String key) {
    return fields.containsKey(key);
  }

  void add(String key, Object value, String expected) {
    problems.add(new Problem(path + key, String.valueOf(value), expected));
  }

  void refuseAllBut(Collection<String> known) {
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      String key = String.valueOf(field.getKey());
      if (!known.contains(key)) {
        add(key, field.getValue(), "another key, " + NearestName.expected(key, known));
      }
    }
  }

  /** A single value that is not blank. */
  Optional<String> text(String key) {
    Object value = fields.get(key);
    if (value instanceof String text && !text.isBlank()) {
      return Optional.of(text.strip());
    }
    if (has(key)) {
      add(key, value, "a text");
    }
    return Optional.empty();
  }

  /** A text that has to be there; a stand-in where it is not, so that other checks are made. */
  String requiredText(String key) {
    if (!has(key)) {
      add(key, "nothing", "a text");
    }
    return text(key).orElse("?");
  }

  /** A whole number of a range. */
  Optional<Long> number(String key, long lowest, long highest) {
    Optional<String> text = text(key);
    try {
      Optional<Long> number = text.map(Long::valueOf);
      if (number.isPresent() && (number.get() < lowest || number.get() > highest)) {
        throw new NumberFormatException();
      }
      return number;
    } catch (NumberFormatException e) {
      add(key, text.orElse(""), "a whole number from %d to %d".formatted(lowest, highest));
      return Optional.empty();
    }
  }

  /** A list of texts, which may be empty. */
  Optional<List<String>> texts(String key) {
    Object value = fields.get(key);
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return Optional.of(list.stream().map(String.class::cast).toList());
    }
    if (has(key)) {
      add(key, value, "a list of texts");
    }
    return Optional.empty();
  }

  /** A list of mappings; empty where it is not there. */
  List<YamlFields> mappings(String key) {
    List<YamlFields> mappings = new ArrayList<>();
    Object value = fields.get(key);
    if (value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
      for (Object element : list) {
        String place = "%s%s[%d].".formatted(path, key, mappings.size() + 1);
        mappings.add(new YamlFields(place, (Map<?, ?>) element, problems));
      }
    } else if (has(key)) {
      add(key, value, "a list of mappings, such as '- features: pets.features'");
    }
    return mappings;
  }
}
