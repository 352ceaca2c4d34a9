package io.plateau.continual.metric;

import java.util.Optional;

/**
 * Where training hurt most what it had not come to yet.
 *
 * @param after the row: how many tasks were trained
 * @param task the column: a task that was not among them, from 1
 * @param drop {@code p[0][task] - p[after][task]}, the largest of all unseen cells and the first of
 *     equal ones; below 0 where every unseen task gained
 */
public record WorstCell(int after, int task, double drop) {

  /** The worst of the cells {@code 1 <= j < i}, if all of them and row 0 were evaluated. */
  public static Optional<WorstCell> of(AccuracyMatrix matrix) {
    try {
      return Optional.of(require(matrix));
    } catch (UndefinedException e) {
      return Optional.empty();
    }
  }

  static WorstCell require(AccuracyMatrix m) {
    WorstCell worst = new WorstCell(0, 0, Double.NEGATIVE_INFINITY);
    for (int i = 2; i <= Formulas.tasks(m, 2); i++) {
      for (int j = 1; j < i; j++) {
        double drop = m.p(0, i) - m.p(j, i);
        worst = drop > worst.drop ? new WorstCell(j, i, drop) : worst;
      }
    }
    return worst;
  }
}
