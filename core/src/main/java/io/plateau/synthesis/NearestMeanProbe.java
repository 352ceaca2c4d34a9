package io.plateau.synthesis;

import io.plateau.feature.Batch;
import java.util.Arrays;

/** Names the class with the nearest mean, by cosine. */
record NearestMeanProbe() implements Probe {

  @Override
  public double accuracy(Batch synthetic, Batch real) {
    int classes = Arrays.stream(synthetic.labels()).max().orElse(-1) + 1;
    ClassMoments moments = ClassMoments.of(synthetic, classes);
    int right = 0;
    for (int row = 0; row < real.rows(); row++) {
      if (nearest(moments, classes, real, row) == real.labels()[row]) {
        right++;
      }
    }
    return (double) right / real.rows();
  }

  private static int nearest(ClassMoments moments, int classes, Batch real, int row) {
    int nearest = -1;
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      double cosine = cosine(moments.mean(c), real, row);
      if (moments.rows(c) > 0 && cosine > largest) {
        largest = cosine;
        nearest = c;
      }
    }
    return nearest;
  }

  /** The cosine times the feature's norm, which is the same for all classes. */
  private static double cosine(double[] mean, Batch real, int row) {
    double product = 0;
    double squares = 0;
    for (int i = 0; i < mean.length; i++) {
      product += mean[i] * real.features()[row * mean.length + i];
      squares += mean[i] * mean[i];
    }
    return squares == 0 ? 0 : product / Math.sqrt(squares);
  }
}
