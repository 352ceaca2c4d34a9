package io.plateau.jobs.continual;

import io.plateau.continual.replay.SampleKeys;
import io.plateau.feature.FeatureTable;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Which of a task's training images are looked at; views of an image stay together. */
enum Fold {
  /** All of them. */
  ALL,
  /** Those that are not held out. */
  FIT,
  /** The fifth that numbers are chosen on. */
  VALIDATION;

  /** One of so many images is held out. */
  static final int IMAGES = 5;

  /** Of drawn rows: every fifth image of a class is held out. */
  FeatureTable of(FeatureTable rows) {
    if (this == ALL) {
      return rows;
    }
    boolean[] fifth = everyFifthImage(rows);
    return rows.select(
        IntStream.range(0, rows.rows())
            .filter(row -> fifth[row] == (this == VALIDATION))
            .toArray());
  }

  private static boolean[] everyFifthImage(FeatureTable rows) {
    boolean[] fifth = new boolean[rows.rows()];
    Map<Integer, Integer> images = new HashMap<>();
    for (int row = 0; row < fifth.length; row++) {
      int label = rows.batch().labels()[row];
      int image =
          rows.views()[row] == 0
              ? images.merge(label, 1, Integer::sum)
              : images.getOrDefault(label, 1);
      fifth[row] = image % IMAGES == 0;
    }
    return fifth;
  }

  /**
   * Whether an image is looked at where nobody sees all of them: a fifth is held out by a key,
   * which depends on the seed and the image alone.
   */
  boolean takes(long seed, String id) {
    return this == ALL || (SampleKeys.of(seed, id) < 1.0 / IMAGES) == (this == VALIDATION);
  }
}
