package io.plateau.continual.density;

import io.plateau.feature.Batch;
import io.plateau.tensor.UnitRows;
import java.util.Random;

/** Drawn rows for tests. */
final class Clusters {

  private Clusters() {}

  /** Unit rows around as many centres as there are labels, in turn. */
  static Batch of(int labels, int rows, int width, double noise, long seed) {
    Random random = new Random(seed);
    double[] centres = random.doubles((long) labels * width, -1, 1).toArray();
    float[] features = new float[rows * width];
    int[] ofRows = new int[rows];
    for (int row = 0; row < rows; row++) {
      ofRows[row] = row % labels;
      for (int i = 0; i < width; i++) {
        features[row * width + i] =
            (float) (centres[ofRows[row] * width + i] + noise * random.nextGaussian());
      }
    }
    return new Batch(UnitRows.normalize(features, width), ofRows, width);
  }
}
