package io.plateau.continual.failure;

import io.plateau.evaluation.Metric;
import java.util.Arrays;

/**
 * Cross-modal drift: how far the features of a probe set have moved, and how that changed what they
 * say of each other.
 *
 * @param rotations of each class's text feature, {@code arccos(t_0 . t_j)}, in degrees
 * @param rotation their spread
 * @param offDiagonalChange {@code |offdiag(M_j - M_0)|_F / |offdiag(M_0)|_F} of M = V T^T, where
 *     the diagonal is every image's own class (Ni et al., Continual Vision-Language Representation
 *     Learning with Off-Diagonal Information, ICML 2023); undefined where it is 0 / 0
 * @param before how images and texts lay to each other
 * @param after how they lie now
 */
public record Drift(
    double[] rotations,
    Spread rotation,
    Metric offDiagonalChange,
    Alignment before,
    Alignment after) {

  /**
   * From one time to another.
   *
   * @throws IllegalArgumentException if the two are not of the same images and classes
   */
  public static Drift between(ProbeFeatures before, ProbeFeatures after) {
    if (!Arrays.equals(before.images().labels(), after.images().labels())
        || before.classes() != after.classes()
        || before.width() != after.width()) {
      throw new IllegalArgumentException(
          "after: %d images, %s (expected: the same as before, %d images, %s)"
              .formatted(
                  after.images().rows(), after.texts(), before.images().rows(), before.texts()));
    }
    double[] rotations = new double[before.classes()];
    for (int label = 0; label < rotations.length; label++) {
      rotations[label] = rotation(before, after, label);
    }
    return new Drift(
        rotations,
        Spread.of(rotations),
        offDiagonalChange(before, after),
        Alignment.of(before),
        Alignment.of(after));
  }

  /** {@code 2 atan2(|a - b|, |a + b|)}, as arccos knows no angle below 0.02 degrees in float32. */
  private static double rotation(ProbeFeatures before, ProbeFeatures after, int label) {
    double difference = 0;
    double sum = 0;
    for (int i = label * before.width(); i < (label + 1) * before.width(); i++) {
      double a = before.texts().values()[i];
      double b = after.texts().values()[i];
      difference += (a - b) * (a - b);
      sum += (a + b) * (a + b);
    }
    return Math.toDegrees(2 * Math.atan2(Math.sqrt(difference), Math.sqrt(sum)));
  }

  private static Metric offDiagonalChange(ProbeFeatures before, ProbeFeatures after) {
    double change = 0;
    double norm = 0;
    for (int row = 0; row < before.images().rows(); row++) {
      for (int label = 0; label < before.classes(); label++) {
        if (label != before.images().labels()[row]) {
          double then = before.cosine(row, label);
          double difference = after.cosine(row, label) - then;
          change += difference * difference;
          norm += then * then;
        }
      }
    }
    return norm > 0
        ? Metric.of(Math.sqrt(change / norm))
        : Metric.undefined("no image has a cosine other than 0 with another class");
  }
}
