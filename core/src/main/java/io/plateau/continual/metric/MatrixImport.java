package io.plateau.continual.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an accuracy matrix from CSV: a header with the names of tasks and held-out sets, then rows.
 *
 * <p>Which row is which: labels say it where rows have them ({@code zero-shot} or 0, the number of
 * a task, its name). Without labels, row j of the file is the model after task j; only where there
 * is one row more than tasks, and no file of the zero-shot row, the first is that of the pretrained
 * model. Fewer rows than tasks are a stream that is not finished.
 *
 * @param matrix the file
 * @param zeroShot a file with the row of the pretrained model: matched by name under a header, by
 *     position without one; null if there is none
 * @param heldOut columns that are never trained on, beside those named {@code held-out:NAME}
 * @param labelSpace which class names the accuracies are over
 * @param unit what accuracies are written in; null to take a file with a number above 1 as percents
 */
public record MatrixImport(
    CsvSource matrix,
    @Nullable CsvSource zeroShot,
    List<String> heldOut,
    LabelSpace labelSpace,
    @Nullable AccuracyUnit unit) {

  public MatrixImport {
    heldOut = List.copyOf(heldOut);
  }

  /**
   * Reads the files.
   *
   * @throws IllegalArgumentException with line and column of what cannot be read
   */
  public ImportedMatrix read() {
    AccuracyTable table = AccuracyTable.parse(matrix);
    AccuracyUnit written = unit == null ? table.unit() : unit;
    table.requireWithin(written);
    List<Column> columns = inOrderOfTraining(columns(table), table);
    List<String> tasks = columns.stream().filter(c -> !c.heldOut).map(Column::name).toList();
    if (tasks.isEmpty()) {
      throw cannotRead("every column is a held-out set (expected: a task at least)");
    }
    SortedMap<Integer, List<Cell>> rows = rows(table, tasks, columns, written);
    if (zeroShot != null) {
      requireNoZeroShot(rows);
      List<String> names = table.names().stream().map(HeldOutName::strip).toList();
      List<Cell> row = ZeroShotRow.read(zeroShot, names, unit);
      rows.put(0, columns.stream().map(column -> row.get(column.position)).toList());
    }
    List<Cell> missing = Collections.nCopies(columns.size(), Cell.MISSING);
    List<List<Cell>> all =
        IntStream.rangeClosed(0, rows.lastKey())
            .mapToObj(row -> rows.getOrDefault(row, missing))
            .toList();
    List<String> heldOutNames = columns.stream().filter(c -> c.heldOut).map(Column::name).toList();
    return new ImportedMatrix(new AccuracyMatrix(tasks, heldOutNames, all, labelSpace), written);
  }

  /** A column of the matrix and where it stands in the file. */
  private record Column(String name, boolean heldOut, int position) {}

  /** Tasks in the order of the file, then held-out sets. */
  private List<Column> columns(AccuracyTable table) {
    List<Column> tasks = new ArrayList<>();
    List<Column> apart = new ArrayList<>();
    for (int i = 0; i < table.names().size(); i++) {
      String written = table.names().get(i);
      String name = HeldOutName.strip(written);
      boolean isHeldOut = HeldOutName.isIn(written) || heldOut.contains(name);
      (isHeldOut ? apart : tasks).add(new Column(name, isHeldOut, i));
    }
    List<String> names = apart.stream().map(Column::name).toList();
    for (String name : heldOut) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "held-out: %s (expected: a column of %s, which has %s)"
                .formatted(name, matrix.name(), String.join(", ", table.names())));
      }
    }
    tasks.addAll(apart);
    return tasks;
  }

  /** The order of rows that are named after their tasks, where it is not that of the columns. */
  private List<Column> inOrderOfTraining(List<Column> columns, AccuracyTable table) {
    List<String> tasks = columns.stream().filter(c -> !c.heldOut).map(Column::name).toList();
    if (table.labels() == LabelColumn.NONE) {
      return columns;
    }
    List<String> order =
        new RowLabels(tasks).named(table.rows().stream().map(MatrixImport::label).toList());
    if (order.equals(tasks.stream().filter(order::contains).toList())) {
      return columns;
    }
    if (order.size() != tasks.size() || !order.containsAll(tasks)) {
      throw cannotRead(
          "its rows are of the tasks %s (expected: in the order of the columns, %s, or one of every task). Number the rows."
              .formatted(String.join(", ", order), String.join(", ", tasks)));
    }
    List<Column> ordered = new ArrayList<>(columns);
    ordered
        .subList(0, tasks.size())
        .sort(Comparator.comparingInt(column -> order.indexOf(column.name)));
    return ordered;
  }

  private SortedMap<Integer, List<Cell>> rows(
      AccuracyTable table, List<String> tasks, List<Column> columns, AccuracyUnit written) {
    List<OptionalInt> numbers =
        table.labels() == LabelColumn.NONE
            ? counted(table.rows().size(), tasks.size())
            : new RowLabels(tasks).rows(table.rows().stream().map(MatrixImport::label).toList());
    CsvProblems problems = new CsvProblems(matrix);
    SortedMap<Integer, List<Cell>> rows = new TreeMap<>();
    for (int i = 0; i < numbers.size(); i++) {
      AccuracyTable.Row row = table.rows().get(i);
      if (numbers.get(i).isEmpty()) {
        problems.addField(row.line(), 1, label(row), new RowLabels(tasks).expected());
        continue;
      }
      List<Cell> cells =
          columns.stream().map(c -> row.cells().get(c.position).in(written)).toList();
      if (rows.put(numbers.get(i).getAsInt(), cells) != null) {
        problems.addField(row.line(), 1, label(row), "a row that was not there before");
      }
    }
    problems.verify();
    return rows;
  }

  private List<OptionalInt> counted(int rows, int tasks) {
    if (rows > tasks + 1 || (rows > tasks && zeroShot != null)) {
      throw cannotRead(
          "it has %d rows and %d tasks (expected: at most one row for every task%s). Label the rows, or take out what is not the stream's."
              .formatted(
                  rows,
                  tasks,
                  zeroShot == null
                      ? ", and a first one of the pretrained model"
                      : ", as another file has the one of the pretrained model"));
    }
    int first = rows > tasks ? 0 : 1;
    return IntStream.range(first, first + rows).mapToObj(OptionalInt::of).toList();
  }

  private void requireNoZeroShot(SortedMap<Integer, List<Cell>> rows) {
    if (rows.containsKey(0)) {
      throw cannotRead(
          "a row of it is labelled as the pretrained model's, and a file gives another. Leave one of them out; the row after the first task is number 1.");
    }
  }

  private static String label(AccuracyTable.Row row) {
    return String.valueOf(row.label());
  }

  private IllegalArgumentException cannotRead(String why) {
    return new IllegalArgumentException("Cannot read %s: %s".formatted(matrix.name(), why));
  }
}
