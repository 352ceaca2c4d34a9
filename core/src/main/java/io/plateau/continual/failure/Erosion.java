package io.plateau.continual.failure;

import io.plateau.continual.metric.AccuracyMatrix;
import io.plateau.continual.metric.Cell;
import io.plateau.evaluation.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Zero-shot erosion after one task: what became of what was not trained on. Over the whole stream
 * these are Transfer, ZSD and the zero-shot drop.
 *
 * @param unseen mean accuracy on the tasks that are still to come
 * @param unseenDrop mean of {@code p[0][i] - p[j][i]} over them
 * @param worstDrop the largest of these
 * @param heldOut mean accuracy on the sets that are never trained on
 * @param heldOutDrop mean of {@code p[0][h] - p[j][h]} over them
 */
public record Erosion(
    Metric unseen, Metric unseenDrop, Metric worstDrop, Metric heldOut, Metric heldOutDrop) {

  /**
   * Reads it from a row.
   *
   * @param after how many tasks were trained, 1 at least and no more than the matrix has
   */
  public static Erosion of(AccuracyMatrix matrix, int after) {
    if (after < 1 || after > matrix.trained()) {
      throw new IllegalArgumentException(
          "after: %d (expected: 1 to %d, the tasks that were trained)"
              .formatted(after, matrix.trained()));
    }
    int tasks = matrix.tasks().size();
    int[] unseen = IntStream.range(after, tasks).toArray();
    int[] heldOut = IntStream.range(tasks, matrix.columns().size()).toArray();
    Numbers ofUnseen = Numbers.of(matrix, after, unseen, "no task is unseen");
    Numbers ofHeldOut = Numbers.of(matrix, after, heldOut, "there is no held-out set");
    return new Erosion(
        ofUnseen.accuracy, ofUnseen.drop, ofUnseen.worst, ofHeldOut.accuracy, ofHeldOut.drop);
  }

  /** What a few columns of a row come to. */
  private record Numbers(Metric accuracy, Metric drop, Metric worst) {

    static Numbers of(AccuracyMatrix matrix, int after, int[] columns, String reasonIfNone) {
      Metric accuracy = mean(matrix, after, columns, reasonIfNone);
      Metric before = mean(matrix, 0, columns, reasonIfNone);
      if (!accuracy.isDefined() || !before.isDefined()) {
        Metric why = accuracy.isDefined() ? before : accuracy;
        return new Numbers(accuracy, why, why);
      }
      double worst =
          IntStream.of(columns)
              .mapToDouble(i -> accuracy(matrix, 0, i) - accuracy(matrix, after, i))
              .max()
              .orElseThrow();
      return new Numbers(
          accuracy, Metric.of(before.orElseThrow() - accuracy.orElseThrow()), Metric.of(worst));
    }

    private static Metric mean(AccuracyMatrix matrix, int row, int[] columns, String ifNone) {
      if (columns.length == 0) {
        return Metric.undefined(ifNone);
      }
      List<String> missing = new ArrayList<>();
      for (int column : columns) {
        if (matrix.cell(row, column).isMissing()) {
          missing.add(matrix.columns().get(column));
        }
      }
      return missing.isEmpty()
          ? Metric.of(
              IntStream.of(columns).mapToDouble(i -> accuracy(matrix, row, i)).sum()
                  / columns.length)
          : Metric.undefined(
              "the accuracy on %s %s is missing"
                  .formatted(String.join(", ", missing), matrix.when(row)));
    }

    private static double accuracy(AccuracyMatrix matrix, int row, int column) {
      Cell cell = matrix.cell(row, column);
      Double accuracy = cell.accuracy();
      return accuracy == null ? Double.NaN : accuracy;
    }
  }
}
