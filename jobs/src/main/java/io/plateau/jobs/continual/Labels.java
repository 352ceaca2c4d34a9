package io.plateau.jobs.continual;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Classes by name, in the numbering of this or that list. */
final class Labels {

  private Labels() {}

  /** Where names stand in a list; -1 where they do not. */
  static int[] of(List<String> names, List<String> list) {
    Map<String, Integer> positions = new HashMap<>();
    IntStream.range(0, list.size()).forEach(i -> positions.putIfAbsent(list.get(i), i));
    return names.stream().mapToInt(name -> positions.getOrDefault(name, -1)).toArray();
  }

  /** The rows of some classes, labelled by where these stand in a list that has all of them. */
  static FeatureTable rows(FeatureTable table, Set<String> classNames, List<String> list) {
    int[] label = of(table.classNames(), list);
    int[] old = table.batch().labels();
    FeatureTable some =
        table.select(
            IntStream.range(0, old.length)
                .filter(row -> classNames.contains(table.classNames().get(old[row])))
                .toArray());
    Batch rows = some.batch();
    int[] labels = IntStream.of(rows.labels()).map(k -> label[k]).toArray();
    return new FeatureTable(
        list, some.ids(), some.views(), new Batch(rows.features(), labels, rows.width()));
  }

  /** The rows of tables of one numbering, one after the other. */
  static FeatureTable concatenate(List<FeatureTable> tables) {
    FeatureTable first = tables.get(0);
    int width = first.batch().width();
    int rows = tables.stream().mapToInt(FeatureTable::rows).sum();
    float[] features = new float[rows * width];
    int[] labels = new int[rows];
    int[] views = new int[rows];
    List<String> ids = new ArrayList<>();
    for (FeatureTable table : tables) {
      int from = ids.size();
      System.arraycopy(table.batch().features(), 0, features, from * width, table.rows() * width);
      System.arraycopy(table.batch().labels(), 0, labels, from, table.rows());
      System.arraycopy(table.views(), 0, views, from, table.rows());
      ids.addAll(table.ids());
    }
    return new FeatureTable(first.classNames(), ids, views, new Batch(features, labels, width));
  }
}
