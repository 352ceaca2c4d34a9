package io.plateau.adapter;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.tensor.UnitRows;
import java.util.LinkedHashMap;
import java.util.Map;

/** One feature for each shot: the mean over the views of an image, normalised. */
final class ShotCache {

  private ShotCache() {}

  private record Shot(int label, String id) {}

  /** The shots in the order of their first views, with their labels. */
  static Batch of(FeatureTable rows) {
    Batch batch = rows.batch();
    int width = batch.width();
    Map<Shot, double[]> sums = new LinkedHashMap<>();
    for (int row = 0; row < rows.rows(); row++) {
      double[] sum =
          sums.computeIfAbsent(
              new Shot(batch.labels()[row], rows.ids().get(row)), shot -> new double[width]);
      for (int i = 0; i < width; i++) {
        sum[i] += batch.features()[row * width + i];
      }
    }
    float[] features = new float[sums.size() * width];
    int next = 0;
    for (double[] sum : sums.values()) {
      for (double element : sum) {
        features[next] = (float) element;
        next++;
      }
    }
    return new Batch(
        UnitRows.normalize(features, width),
        sums.keySet().stream().mapToInt(Shot::label).toArray(),
        width);
  }
}
