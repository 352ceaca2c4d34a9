package io.plateau.prep.featureset;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Collects rows into a table, in the order of the source. */
final class FeatureTableReader {

  private final List<String> classNames;
  private final int width;
  private final float[] features;
  private final int[] labels;
  private final int[] views;
  private final long[] positions;
  private final List<String> ids;

  FeatureTableReader(List<String> classNames, int rows, int width) {
    this.classNames = classNames;
    this.width = width;
    this.features = new float[Math.multiplyExact(rows, width)];
    this.labels = new int[rows];
    this.views = new int[rows];
    this.positions = new long[rows];
    this.ids = new ArrayList<>(rows);
  }

  void add(FeatureRow row) {
    int index = ids.size();
    System.arraycopy(row.feature(), 0, features, index * width, width);
    labels[index] = row.target().label();
    views[index] = row.view();
    positions[index] = row.position();
    ids.add(row.id());
  }

  /** How many rows have no class. */
  long unlabelled() {
    return IntStream.of(labels).filter(label -> label == Target.UNKNOWN).count();
  }

  FeatureTable table() {
    FeatureTable table =
        new FeatureTable(classNames, ids, views, new Batch(features, labels, width));
    int[] order =
        IntStream.range(0, positions.length)
            .boxed()
            .sorted(Comparator.comparingLong(row -> positions[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    return isAscending(order) ? table : table.select(order);
  }

  private static boolean isAscending(int[] order) {
    return IntStream.range(0, order.length).allMatch(i -> order[i] == i);
  }
}
