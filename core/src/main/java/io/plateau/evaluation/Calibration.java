package io.plateau.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How far confidence and accuracy agree (Guo et al. 2017, "On calibration of modern neural
 * networks"): 15 equal-width bins over the confidence of the predicted class.
 *
 * @param ece expected calibration error: sum over bins of rows/n x |accuracy - confidence|
 * @param bins the bins that have rows, by rising confidence
 */
public record Calibration(Metric ece, List<ReliabilityBin> bins) {

  private static final int BINS = 15;

  public Calibration {
    bins = List.copyOf(bins);
  }

  static Calibration of(ClassScores scores, int[] labels) {
    int[] rows = new int[BINS];
    int[] correct = new int[BINS];
    double[] confidence = new double[BINS];
    for (int row = 0; row < labels.length; row++) {
      double rowConfidence = scores.confidence(row);
      int bin = bin(rowConfidence);
      rows[bin]++;
      confidence[bin] += rowConfidence;
      correct[bin] += scores.predicted(row) == labels[row] ? 1 : 0;
    }
    List<ReliabilityBin> bins = new ArrayList<>();
    double gap = 0;
    for (int i = 0; i < BINS; i++) {
      if (rows[i] > 0) {
        bins.add(
            new ReliabilityBin(
                (double) i / BINS,
                (double) (i + 1) / BINS,
                rows[i],
                confidence[i] / rows[i],
                (double) correct[i] / rows[i]));
        gap += Math.abs(correct[i] - confidence[i]);
      }
    }
    return new Calibration(Metric.ratio(gap, labels.length, "there are no rows"), bins);
  }

  private static int bin(double confidence) {
    return Math.min(BINS - 1, Math.max(0, (int) Math.ceil(confidence * BINS) - 1));
  }
}
