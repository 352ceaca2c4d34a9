package io.plateau.continual.replay;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A sample that may be replayed.
 *
 * @param id names it in the whole stream; whether it is kept depends on it alone
 * @param label of its class in the whole stream
 * @param feature its image feature
 */
public record Sample(String id, int label, float[] feature) implements Serializable {

  /** The rows of a table; views of one image are samples of their own. */
  public static List<Sample> of(FeatureTable table) {
    Batch batch = table.batch();
    List<Sample> samples = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      int view = table.views()[row];
      String id = view == 0 ? table.ids().get(row) : table.ids().get(row) + "#" + view;
      Batch one = batch.select(new int[] {row});
      samples.add(new Sample(id, batch.labels()[row], one.features()));
    }
    return samples;
  }

  /**
   * Samples as rows, in their order.
   *
   * @param width length of a feature
   */
  public static Batch batch(List<Sample> samples, int width) {
    float[] features = new float[samples.size() * width];
    int[] labels = new int[samples.size()];
    for (int row = 0; row < labels.length; row++) {
      float[] feature = samples.get(row).feature;
      if (feature.length != width) {
        throw new IllegalArgumentException(
            "sample %s: width %d (expected: %d)"
                .formatted(samples.get(row).id, feature.length, width));
      }
      System.arraycopy(feature, 0, features, row * width, width);
      labels[row] = samples.get(row).label;
    }
    return new Batch(features, labels, width);
  }
}
