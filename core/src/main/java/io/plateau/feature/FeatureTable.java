package io.plateau.feature;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One split of a feature set in memory: labelled features and what they are features of.
 *
 * @param classNames the name of each label
 * @param ids per row, which image it is a view of
 * @param views per row, 0 for the plain view and 1, 2, … for augmented ones
 * @param batch the features and labels
 */
public record FeatureTable(List<String> classNames, List<String> ids, int[] views, Batch batch) {

  public FeatureTable {
    classNames = List.copyOf(classNames);
    ids = List.copyOf(ids);
    if (ids.size() != batch.rows()) {
      throw new IllegalArgumentException(
          "ids: %d (expected: one per row, %d)".formatted(ids.size(), batch.rows()));
    }
    if (views.length != batch.rows()) {
      throw new IllegalArgumentException(
          "views: %d (expected: one per row, %d)".formatted(views.length, batch.rows()));
    }
    for (int label : batch.labels()) {
      if (label < 0 || label >= classNames.size()) {
        throw new IllegalArgumentException(
            "label: %d (expected: 0 to %d, one of the class names)"
                .formatted(label, classNames.size() - 1));
      }
    }
  }

  public int rows() {
    return batch.rows();
  }

  /** The rows at the given positions, in that order. */
  public FeatureTable select(int[] positions) {
    String[] selectedIds = new String[positions.length];
    int[] selectedViews = new int[positions.length];
    for (int i = 0; i < positions.length; i++) {
      selectedIds[i] = ids.get(positions[i]);
      selectedViews[i] = views[positions[i]];
    }
    return new FeatureTable(
        classNames, List.of(selectedIds), selectedViews, batch.select(positions));
  }

  /** The rows of the classes {@code from} (inclusive) to {@code to} (exclusive), relabelled. */
  public FeatureTable over(int from, int to) {
    int[] labels = batch.labels();
    FeatureTable some =
        select(
            IntStream.range(0, labels.length)
                .filter(row -> labels[row] >= from && labels[row] < to)
                .toArray());
    int[] relabelled = IntStream.of(some.batch.labels()).map(label -> label - from).toArray();
    return new FeatureTable(
        classNames.subList(from, to),
        some.ids,
        some.views,
        new Batch(some.batch.features(), relabelled, batch.width()));
  }
}
