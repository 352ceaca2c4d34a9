package io.plateau.prep.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Class names in label order, found by name. Of two classes of one name the first is found. */
final class NamedClasses {

  private final List<String> names;
  private final Map<String, Integer> labels = new HashMap<>();

  NamedClasses(List<String> names) {
    this.names = List.copyOf(names);
    for (int label = 0; label < names.size(); label++) {
      labels.putIfAbsent(names.get(label), label);
    }
  }

  /** Whether the names are not known yet. */
  boolean isEmpty() {
    return names.isEmpty();
  }

  int size() {
    return names.size();
  }

  String name(int label) {
    return names.get(label);
  }

  OptionalInt label(String name) {
    Integer label = labels.get(name);
    return label == null ? OptionalInt.empty() : OptionalInt.of(label);
  }
}
