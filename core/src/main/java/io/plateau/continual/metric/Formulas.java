package io.plateau.continual.metric;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The metrics as they are printed: tasks count from 1, and row 0 is the pretrained model. */
final class Formulas {

  private Formulas() {}

  static double transfer(AccuracyMatrix m) {
    return mean(2, tasks(m, 2), i -> mean(1, i - 1, j -> m.p(j, i)));
  }

  static double average(AccuracyMatrix m) {
    int last = tasks(m, 1);
    return mean(1, last, j -> mean(1, last, i -> m.p(j, i)));
  }

  static double last(AccuracyMatrix m) {
    int last = tasks(m, 1);
    return mean(1, last, i -> m.p(last, i));
  }

  static double forgetting(AccuracyMatrix m) {
    int last = tasks(m, 2);
    return mean(1, last - 1, i -> max(i, last - 1, j -> m.p(j, i)) - m.p(last, i));
  }

  static double bwt(AccuracyMatrix m) {
    int last = tasks(m, 2);
    return mean(1, last - 1, i -> m.p(last, i) - m.p(i, i));
  }

  static double fwt(AccuracyMatrix m) {
    return mean(2, tasks(m, 2), i -> m.p(i - 1, i) - m.p(0, i));
  }

  static double zsd(AccuracyMatrix m) {
    return mean(2, tasks(m, 2), i -> max(0, i - 1, j -> m.p(j, i)) - m.p(i - 1, i));
  }

  /** Over cells, not over tasks: every cell above the diagonal counts alike. */
  static double zeroShotDrop(AccuracyMatrix m) {
    int last = tasks(m, 2);
    double sum = sum(2, last, i -> sum(1, i - 1, j -> m.p(0, i) - m.p(j, i)));
    return sum / (last * (last - 1) / 2.0);
  }

  static double worstCell(AccuracyMatrix m) {
    return WorstCell.require(m).drop();
  }

  static double classIncrementalAverage(AccuracyMatrix m) {
    if (m.labelSpace() != LabelSpace.SEEN) {
      throw new UndefinedException(
          "samples were not scored over all classes seen, but " + m.labelSpace().description());
    }
    return mean(1, tasks(m, 1), t -> seenAccuracy(m, t));
  }

  static double heldOutLast(AccuracyMatrix m) {
    int first = firstHeldOut(m);
    return mean(first, m.columns().size(), i -> m.p(m.tasks().size(), i));
  }

  static double heldOutDrop(AccuracyMatrix m) {
    int first = firstHeldOut(m);
    return mean(
        first, m.columns().size(), i -> mean(1, m.tasks().size(), j -> m.p(0, i) - m.p(j, i)));
  }

  /** Samples right over samples of tasks 1 to t, after task t; tasks differ in size. */
  private static double seenAccuracy(AccuracyMatrix m, int t) {
    long correct = 0;
    long total = 0;
    for (int i = 1; i <= t; i++) {
      m.p(t, i); // says what is missing
      Cell cell = m.cell(t, i - 1);
      if (!cell.isCounted()) {
        throw new UndefinedException(
            "the accuracy on %s %s is not counted (correct/total), and tasks differ in size"
                .formatted(m.tasks().get(i - 1), m.when(t)));
      }
      correct += cell.correct();
      total += cell.total();
    }
    return (double) correct / total;
  }

  /** T, where there are enough for the metric. */
  static int tasks(AccuracyMatrix m, int least) {
    if (m.tasks().size() < least) {
      throw new UndefinedException("there is only one task");
    }
    return m.tasks().size();
  }

  private static int firstHeldOut(AccuracyMatrix m) {
    if (m.heldOut().isEmpty()) {
      throw new UndefinedException("there is no held-out set");
    }
    return m.tasks().size() + 1;
  }

  private static double mean(int from, int to, IntToDoubleFunction term) {
    return sum(from, to, term) / (to - from + 1);
  }

  private static double sum(int from, int to, IntToDoubleFunction term) {
    double sum = 0;
    for (int i = from; i <= to; i++) {
      sum += term.applyAsDouble(i);
    }
    return sum;
  }

  private static double max(int from, int to, IntToDoubleFunction term) {
    return IntStream.rangeClosed(from, to).mapToDouble(term).max().orElseThrow();
  }
}
