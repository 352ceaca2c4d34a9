package io.plateau.evaluation;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Everything measured about one classifier on one set of rows.
 *
 * @param rows number of rows
 * @param accuracy correct rows over all rows, in [0, 1]
 * @param macroF1 mean F1 over classes, in [0, 1]
 * @param nll mean negative log-likelihood of the true class, in nats
 * @param calibration expected calibration error and its reliability bins
 * @param classes one result per class, in label order
 * @param confusion counts by true and predicted class
 */
public record Evaluation(
    int rows,
    Metric accuracy,
    Metric macroF1,
    Metric nll,
    Calibration calibration,
    List<ClassResult> classes,
    ConfusionMatrix confusion) {

  public Evaluation {
    classes = List.copyOf(classes);
  }

  /**
   * Measures scores against labels.
   *
   * @param scores {@code rows x classes}
   * @param labels {@code rows} class indices
   * @param classNames one name per class
   * @throws IllegalArgumentException if sizes disagree or a label is not a class
   */
  public static Evaluation of(ClassScores scores, int[] labels, List<String> classNames) {
    requireMatching(scores, labels, classNames);
    ConfusionMatrix confusion = ConfusionMatrix.of(scores, labels);
    return new Evaluation(
        labels.length,
        confusion.accuracy(),
        confusion.macroF1(),
        nll(scores, labels),
        Calibration.of(scores, labels),
        IntStream.range(0, classNames.size())
            .mapToObj(label -> classResult(confusion, label, classNames.get(label)))
            .toList(),
        confusion);
  }

  /** Mean accuracy of the classes that have rows, each counting once, in [0, 1]. */
  public Metric meanClassAccuracy() {
    double[] accuracies =
        classes.stream()
            .map(ClassResult::accuracy)
            .filter(Metric::isDefined)
            .mapToDouble(Metric::orElseThrow)
            .toArray();
    return Metric.ratio(DoubleStream.of(accuracies).sum(), accuracies.length, "there are no rows");
  }

  private static ClassResult classResult(ConfusionMatrix confusion, int label, String name) {
    return new ClassResult(
        name, confusion.support(label), confusion.accuracy(label), confusion.f1(label));
  }

  private static Metric nll(ClassScores scores, int[] labels) {
    double sum = 0;
    int impossible = 0;
    for (int row = 0; row < labels.length; row++) {
      double logProbability = scores.logProbability(row, labels[row]);
      if (Double.isInfinite(logProbability)) {
        impossible++;
      } else {
        sum -= logProbability;
      }
    }
    return impossible > 0
        ? Metric.undefined(
            "infinite: %d rows give their true class probability 0".formatted(impossible))
        : Metric.ratio(sum, labels.length, "there are no rows");
  }

  private static void requireMatching(ClassScores scores, int[] labels, List<String> classNames) {
    if (labels.length != scores.rows()) {
      throw new IllegalArgumentException(
          "labels: %d (expected: %d, one per row)".formatted(labels.length, scores.rows()));
    }
    if (classNames.size() != scores.classes()) {
      throw new IllegalArgumentException(
          "classNames: %d (expected: %d, one per class)"
              .formatted(classNames.size(), scores.classes()));
    }
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < 0 || labels[row] >= scores.classes()) {
        throw new IllegalArgumentException(
            "labels[%d]: %d (expected: 0 to %d)".formatted(row, labels[row], scores.classes() - 1));
      }
    }
  }
}
