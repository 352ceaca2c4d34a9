package io.plateau.continual.metric;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The accuracies {@code p[j][i]} on task i after training task j: what a run is stored as, and what
 * every metric is derived from.
 *
 * @param tasks names of the tasks, in the order of training
 * @param heldOut names of the sets that are never trained on
 * @param rows row 0 is the pretrained model, row j the model after task j; each has a cell for
 *     every task and then for every held-out set. A stream that is not finished has fewer rows than
 *     tasks and row 0
 * @param labelSpace which class names the cells were scored over
 */
public record AccuracyMatrix(
    List<String> tasks, List<String> heldOut, List<List<Cell>> rows, LabelSpace labelSpace) {

  public AccuracyMatrix {
    tasks = List.copyOf(tasks);
    heldOut = List.copyOf(heldOut);
    rows = rows.stream().map(List::copyOf).toList();
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("tasks: none (expected: one at least)");
    }
    requireDistinct(tasks, heldOut);
    if (rows.isEmpty() || rows.size() > tasks.size() + 1) {
      throw new IllegalArgumentException(
          "rows: %d (expected: 1 to %d, of the pretrained model and after each task)"
              .formatted(rows.size(), tasks.size() + 1));
    }
    int columns = tasks.size() + heldOut.size();
    for (int after = 0; after < rows.size(); after++) {
      if (rows.get(after).size() != columns) {
        throw new IllegalArgumentException(
            "row %d: %d cells (expected: %d, one for every task and held-out set)"
                .formatted(after, rows.get(after).size(), columns));
      }
    }
  }

  private static void requireDistinct(List<String> tasks, List<String> heldOut) {
    Set<String> names = new HashSet<>();
    for (List<String> part : List.of(tasks, heldOut)) {
      for (String name : part) {
        if (name.isBlank() || !names.add(name)) {
          throw new IllegalArgumentException(
              "name: '%s' (expected: not blank, and no other task or held-out set of that name)"
                  .formatted(name));
        }
      }
    }
  }

  /**
   * The matrix before the first task.
   *
   * @param pretrained row 0
   */
  public static AccuracyMatrix before(
      List<String> tasks, List<String> heldOut, LabelSpace labelSpace, List<Cell> pretrained) {
    return new AccuracyMatrix(tasks, heldOut, List.of(pretrained), labelSpace);
  }

  /** The same with the row of one task more. */
  public AccuracyMatrix after(List<Cell> nextTask) {
    List<List<Cell>> longer = new ArrayList<>(rows);
    longer.add(nextTask);
    return new AccuracyMatrix(tasks, heldOut, longer, labelSpace);
  }

  /** How many tasks have been trained. */
  public int trained() {
    return rows.size() - 1;
  }

  /** Whether the pretrained model was evaluated on anything. */
  public boolean hasZeroShot() {
    return rows.get(0).stream().anyMatch(cell -> !cell.isMissing());
  }

  /** Names of the columns: tasks, then held-out sets. */
  public List<String> columns() {
    List<String> columns = new ArrayList<>(tasks);
    columns.addAll(heldOut);
    return columns;
  }

  /**
   * One cell.
   *
   * @param after how many tasks the model was trained on, from 0
   * @param column position of a task or, behind them, of a held-out set, from 0
   * @return {@link Cell#MISSING} also where the stream has not come so far
   */
  public Cell cell(int after, int column) {
    return after < rows.size() ? rows.get(after).get(column) : Cell.MISSING;
  }

  /** {@code p[j][i]} as formulas write it: i counts from 1, and held-out sets follow the tasks. */
  double p(int j, int i) {
    Double accuracy = cell(j, i - 1).accuracy();
    if (accuracy != null) {
      return accuracy;
    }
    throw new UndefinedException(
        j < rows.size()
            ? "the accuracy on %s %s is missing".formatted(columns().get(i - 1), when(j))
            : "the stream stops after task %d of %d".formatted(trained(), tasks.size()));
  }

  /** A row in words. */
  public String when(int after) {
    return after == 0
        ? "before training (zero-shot)"
        : "after task %d (%s)".formatted(after, tasks.get(after - 1));
  }
}
