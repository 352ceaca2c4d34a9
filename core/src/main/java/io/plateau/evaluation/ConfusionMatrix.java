package io.plateau.evaluation;

import java.util.stream.IntStream;

/**
 * How often each true class was predicted as each class.
 *
 * @param counts {@code counts[true class][predicted class]}
 */
public record ConfusionMatrix(int[][] counts) {

  public ConfusionMatrix {
    for (int[] row : counts) {
      if (row.length != counts.length) {
        throw new IllegalArgumentException(
            "counts: a row of %d in a matrix of %d rows (expected: square)"
                .formatted(row.length, counts.length));
      }
    }
  }

  static ConfusionMatrix of(ClassScores scores, int[] labels) {
    int[][] counts = new int[scores.classes()][scores.classes()];
    for (int row = 0; row < labels.length; row++) {
      counts[labels[row]][scores.predicted(row)]++;
    }
    return new ConfusionMatrix(counts);
  }

  public int classes() {
    return counts.length;
  }

  /** How many rows are of the class. */
  public int support(int label) {
    return IntStream.of(counts[label]).sum();
  }

  /** How many rows were predicted to be of the class. */
  public int predictions(int label) {
    return IntStream.range(0, classes()).map(i -> counts[i][label]).sum();
  }

  /** Correct rows over all rows. */
  public Metric accuracy() {
    long correct = IntStream.range(0, classes()).mapToLong(i -> counts[i][i]).sum();
    long rows = IntStream.range(0, classes()).mapToLong(this::support).sum();
    return Metric.ratio((double) correct, (double) rows, "there are no rows");
  }

  /** Correct rows of a class over its rows (its recall). */
  public Metric accuracy(int label) {
    return Metric.ratio(counts[label][label], support(label), "the class has no rows");
  }

  /** 2 TP / (2 TP + FP + FN) of a class. */
  public Metric f1(int label) {
    return Metric.ratio(
        2.0 * counts[label][label],
        support(label) + predictions(label),
        "the class has no rows and was never predicted");
  }

  /** The mean F1 of the classes that have rows or were predicted, as in scikit-learn. */
  public Metric macroF1() {
    double[] defined =
        IntStream.range(0, classes())
            .mapToObj(this::f1)
            .filter(Metric::isDefined)
            .mapToDouble(Metric::orElseThrow)
            .toArray();
    return Metric.ratio(
        IntStream.range(0, defined.length).mapToDouble(i -> defined[i]).sum(),
        defined.length,
        "there are no rows");
  }
}
