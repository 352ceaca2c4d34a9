package io.plateau.prep.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** Finds the class names of a table of image files. */
final class TableClasses {

  private TableClasses() {}

  /**
   * The names of {@code classes.txt} where there is one; else those that rows give to labels, from
   * 0 on without a gap; else, where no row has a label, the sorted names; none where rows have
   * captions only.
   *
   * @throws SourceException if labels have no names, or one has two
   */
  static List<String> of(Path table, List<TableRow> rows, SourceDirectory directory)
      throws IOException {
    if (directory.hasFile(Source.CLASSES)) {
      return directory.classNames();
    }
    TreeMap<Long, String> byLabel = new TreeMap<>();
    TreeSet<String> names = new TreeSet<>();
    boolean labelled = false;
    for (TableRow row : rows) {
      Long label = row.labels().label();
      String name = row.labels().className();
      labelled |= label != null;
      if (name != null) {
        names.add(name);
        if (label != null) {
          requireSame(table, label, byLabel.putIfAbsent(label, name), name);
        }
      }
    }
    return labelled ? numbered(table, byLabel) : List.copyOf(names);
  }

  private static void requireSame(Path table, long label, @Nullable String before, String name)
      throws SourceException {
    if (before != null && !before.equals(name)) {
      throw new SourceException(
          "Cannot use %s: label %d is named %s and %s. Give each label one name."
              .formatted(table, label, before, name));
    }
  }

  private static List<String> numbered(Path table, SortedMap<Long, String> byLabel)
      throws SourceException {
    if (byLabel.isEmpty()) {
      throw new SourceException(
          "Cannot use %s: it has labels, but nothing that names them. Add a column class_name, or a classes.txt beside it."
              .formatted(table));
    }
    List<String> names = new ArrayList<>();
    for (String name = byLabel.get(0L); name != null; name = byLabel.get((long) names.size())) {
      names.add(name);
    }
    if (names.isEmpty()) {
      throw new SourceException(
          "Cannot use %s: its lowest named label is %d (expected: 0). Number the classes from 0 on."
              .formatted(table, byLabel.firstKey()));
    }
    return names;
  }
}
