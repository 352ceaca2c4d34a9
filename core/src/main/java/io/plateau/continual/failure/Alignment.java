package io.plateau.continual.failure;

import io.plateau.evaluation.Metric;

/**
 * How images and texts of a probe set lie to each other at one time.
 *
 * @param modalityGap {@code |mean v - mean t|}: distance of the mean image feature from the mean
 *     text feature (Liang et al., Mind the Gap, NeurIPS 2022)
 * @param ownClassCosine mean over images of the cosine with the text of their class
 * @param margin mean over images of that cosine less the largest with another class; undefined with
 *     one class
 */
public record Alignment(double modalityGap, double ownClassCosine, Metric margin) {

  public static Alignment of(ProbeFeatures probe) {
    int rows = probe.images().rows();
    double own = 0;
    double margin = 0;
    for (int row = 0; row < rows; row++) {
      int label = probe.images().labels()[row];
      own += probe.cosine(row, label);
      margin += probe.cosine(row, label) - largestOther(probe, row, label);
    }
    return new Alignment(
        gap(probe),
        own / rows,
        probe.classes() > 1
            ? Metric.of(margin / rows)
            : Metric.undefined("there is no other class"));
  }

  private static double largestOther(ProbeFeatures probe, int row, int label) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int other = 0; other < probe.classes(); other++) {
      if (other != label) {
        largest = Math.max(largest, probe.cosine(row, other));
      }
    }
    return largest;
  }

  private static double gap(ProbeFeatures probe) {
    double[] images = mean(probe.images().features(), probe.width());
    double[] texts = mean(probe.texts().values(), probe.width());
    double squares = 0;
    for (int i = 0; i < images.length; i++) {
      squares += (images[i] - texts[i]) * (images[i] - texts[i]);
    }
    return Math.sqrt(squares);
  }

  private static double[] mean(float[] rows, int width) {
    double[] mean = new double[width];
    for (int i = 0; i < rows.length; i++) {
      mean[i % width] += rows[i];
    }
    int count = rows.length / width;
    for (int i = 0; i < width; i++) {
      mean[i] /= count;
    }
    return mean;
  }
}
