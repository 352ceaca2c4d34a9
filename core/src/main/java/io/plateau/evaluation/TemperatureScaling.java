package io.plateau.evaluation;

import java.util.List;

/**
 * Temperature scaling (Guo et al. 2017, "On calibration of modern neural networks"): one number
 * that all logits are divided by before the softmax, so that confidence agrees with accuracy. It
 * changes no ranking.
 *
 * @param temperature the divisor, above 0; more than 1 where the classifier was too sure
 * @param rows it was fitted on
 * @param before of these rows with the logits as they are
 * @param after of these rows with logits divided by the temperature
 */
public record TemperatureScaling(double temperature, int rows, Fit before, Fit after) {

  /** What temperatures are looked for; rows that are all right would drive it to 0. */
  private static final double LEAST = 0.01;

  private static final double MOST = 100;
  private static final int HALVINGS = 60;

  /**
   * How well confidence and accuracy agree.
   *
   * @param nll mean negative log-likelihood of the true class, in nats
   * @param ece expected calibration error
   */
  public record Fit(Metric nll, Metric ece) {

    private static Fit of(ClassScores scores, int[] labels, List<String> classNames) {
      Evaluation evaluation = Evaluation.of(scores, labels, classNames);
      return new Fit(evaluation.nll(), evaluation.calibration().ece());
    }
  }

  /**
   * Finds the temperature of least negative log-likelihood, which is convex in its inverse. Never
   * on rows that anything is to be measured on afterwards.
   *
   * @param scores {@code rows x classes}
   * @param labels {@code rows} class indices
   * @return between 0.01 and 100
   * @throws IllegalArgumentException if there are no rows, or sizes disagree
   */
  public static TemperatureScaling fit(ClassScores scores, int[] labels, List<String> classNames) {
    if (labels.length == 0) {
      throw new IllegalArgumentException("rows: 0 (expected: at least one to fit the temperature)");
    }
    Fit before = Fit.of(scores, labels, classNames);
    double low = Math.log(1 / MOST);
    double high = Math.log(1 / LEAST);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (slope(scores, labels, Math.exp(middle)) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    double temperature = Math.exp(-(low + high) / 2);
    return new TemperatureScaling(
        temperature,
        labels.length,
        before,
        Fit.of(scores.dividedBy(temperature), labels, classNames));
  }

  /** The derivative of the likelihood's negative logarithm by the inverse temperature, summed. */
  private static double slope(ClassScores scores, int[] labels, double inverse) {
    int classes = scores.classes();
    float[] logits = scores.logits();
    double slope = 0;
    for (int row = 0; row < labels.length; row++) {
      int start = row * classes;
      double maximum = logits[start + scores.predicted(row)];
      double sum = 0;
      double weighted = 0;
      for (int i = start; i < start + classes; i++) {
        if (logits[i] > Float.NEGATIVE_INFINITY) {
          double weight = Math.exp(inverse * (logits[i] - maximum));
          sum += weight;
          weighted += weight * (logits[i] - maximum);
        }
      }
      double truth = logits[start + labels[row]] - maximum;
      // A row whose class is impossible stays so at every temperature.
      slope += Double.isInfinite(truth) ? 0 : weighted / sum - truth;
    }
    return slope;
  }
}
