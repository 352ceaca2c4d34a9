package io.plateau.adapter;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.UnitRows;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Small tasks made for one test each. */
final class Tasks {

  private Tasks() {}

  /** Names of classes: class-0, class-1, … */
  static List<String> names(int classes) {
    return IntStream.range(0, classes).mapToObj(k -> "class-" + k).toList();
  }

  /** Texts along the first axes. */
  static ClassTexts axes(int classes, int width) {
    HostTensor features = HostTensor.zeros(classes, width);
    for (int k = 0; k < classes; k++) {
      features.values()[k * width + k] = 1;
    }
    return new ClassTexts(names(classes), features, 100);
  }

  /** Rows that are images of their own. */
  static FeatureTable table(int classes, int[] labels, float... features) {
    return new FeatureTable(
        names(classes),
        IntStream.range(0, labels.length).mapToObj(row -> "image-" + row).toList(),
        new int[labels.length],
        new Batch(features, labels, features.length / labels.length));
  }

  /**
   * Unit rows around a centre of each class, in whose direction its text of {@link #axes} lies only
   * in part: zero-shot is right about half of the time.
   */
  static FeatureTable clusters(int classes, int perClass, int width, double noise, long seed) {
    SplittableRandom anchors = new SplittableRandom(99);
    double[] centres = new double[classes * width];
    Arrays.setAll(centres, i -> anchors.nextDouble(-1, 1) + (i % width == i / width ? 0.5 : 0));
    SplittableRandom random = new SplittableRandom(seed);
    int[] labels = IntStream.range(0, classes * perClass).map(row -> row % classes).toArray();
    float[] features = new float[labels.length * width];
    for (int i = 0; i < features.length; i++) {
      features[i] =
          (float)
              (centres[labels[i / width] * width + i % width] + noise * random.nextDouble(-1, 1));
    }
    return table(classes, labels, UnitRows.normalize(features, width));
  }
}
