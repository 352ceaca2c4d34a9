package io.plateau.continual.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which samples of every test set each model had right: what an accuracy matrix is counted from.
 *
 * @param tasks names of the tasks, in the order of training
 * @param heldOut names of the sets that are never trained on
 * @param rows as of {@link AccuracyMatrix}; a cell says of each sample of its set, in an order that
 *     is the same in all rows, whether it was right. Without any, the cell is missing
 * @param labelSpace which class names samples were scored over
 */
public record SampleMatrix(
    List<String> tasks, List<String> heldOut, List<List<boolean[]>> rows, LabelSpace labelSpace) {

  public SampleMatrix {
    tasks = List.copyOf(tasks);
    heldOut = List.copyOf(heldOut);
    rows = rows.stream().map(List::copyOf).toList();
    int columns = tasks.size() + heldOut.size();
    for (int after = 0; after < rows.size(); after++) {
      if (rows.get(after).size() != columns) {
        throw new IllegalArgumentException(
            "row %d: %d cells (expected: %d, one for every task and held-out set)"
                .formatted(after, rows.get(after).size(), columns));
      }
      for (int column = 0; column < columns; column++) {
        int samples = rows.get(after).get(column).length;
        int others = samples(rows, column);
        if (samples != 0 && samples != others) {
          throw new IllegalArgumentException(
              "row %d, column %d: %d samples (expected: %d, as in another row)"
                  .formatted(after, column + 1, samples, others));
        }
      }
    }
  }

  /** The accuracies, with their counts. */
  public AccuracyMatrix matrix() {
    return counted(every());
  }

  /** Positions of the samples of every test set. */
  private List<int[]> every() {
    return IntStream.range(0, columns())
        .mapToObj(column -> IntStream.range(0, samples(column)).toArray())
        .toList();
  }

  int columns() {
    return tasks.size() + heldOut.size();
  }

  /** Samples of a test set; 0 where no row has it. */
  int samples(int column) {
    return samples(rows, column);
  }

  private static int samples(List<List<boolean[]>> rows, int column) {
    return rows.stream()
        .mapToInt(row -> row.get(column).length)
        .filter(samples -> samples > 0)
        .findFirst()
        .orElse(0);
  }

  /** The matrix of drawn samples: the same of a test set in every row. */
  AccuracyMatrix counted(List<int[]> drawn) {
    List<List<Cell>> cells = new ArrayList<>();
    for (List<boolean[]> row : rows) {
      List<Cell> counted = new ArrayList<>(Collections.nCopies(columns(), Cell.MISSING));
      for (int column = 0; column < columns(); column++) {
        boolean[] correct = row.get(column);
        int[] samples = drawn.get(column);
        if (correct.length > 0) {
          counted.set(column, Cell.of(right(correct, samples), samples.length));
        }
      }
      cells.add(counted);
    }
    return new AccuracyMatrix(tasks, heldOut, cells, labelSpace);
  }

  private static long right(boolean[] correct, int[] samples) {
    long right = 0;
    for (int sample : samples) {
      right += correct[sample] ? 1 : 0;
    }
    return right;
  }
}
