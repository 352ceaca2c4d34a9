package io.plateau.continual.metric;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of accuracies: names of columns, and rows of cells.
 *
 * @param source the file
 * @param names one for each column
 * @param labels whether rows have them
 * @param rows as they stand in the file
 */
record AccuracyTable(
    CsvSource source, List<String> names, LabelColumn labels, List<AccuracyTable.Row> rows) {

  /**
   * A row.
   *
   * @param line where it stands
   * @param label what it is called; null in a table without labels
   */
  record Row(int line, @Nullable String label, List<WrittenCell> cells) {}

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException with all fields that cannot be used
   */
  static AccuracyTable parse(CsvSource source) {
    List<CsvRecord> records = CsvParser.parse(source);
    CsvProblems problems = new CsvProblems(source);
    if (records.size() < 2) {
      problems.addLine(
          1,
          "there are no accuracies (expected: a header of task names, then a row for every task)");
    }
    problems.verify();
    CsvRecord header = records.get(0);
    List<CsvRecord> body = records.subList(1, records.size());
    LabelColumn labels = LabelColumn.of(header, body);
    requireNames(header, labels, problems);
    List<Row> rows = new ArrayList<>();
    int fields = header.fields().size() - labels.inHeader() + labels.inRows();
    for (CsvRecord line : body) {
      if (line.fields().size() == fields) {
        rows.add(row(line, labels, problems));
      } else {
        problems.addLine(
            line.line(),
            "%d fields (expected: %d, as the header has)".formatted(line.fields().size(), fields));
      }
    }
    problems.verify();
    List<String> names = header.fields().subList(labels.inHeader(), header.fields().size());
    return new AccuracyTable(source, names, labels, rows);
  }

  private static void requireNames(CsvRecord header, LabelColumn labels, CsvProblems problems) {
    List<String> names = header.fields().subList(labels.inHeader(), header.fields().size());
    if (names.stream().allMatch(WrittenCell::isNumber) && !isCounting(names)) {
      problems.addLine(
          header.line(),
          "numbers %s (expected: a header with the names of the tasks)".formatted(names));
      return;
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      int column = i + 1 + labels.inHeader();
      if (names.get(i).isEmpty()) {
        problems.addField(header.line(), column, "", "the name of a task");
      } else if (!seen.add(names.get(i))) {
        problems.addField(header.line(), column, names.get(i), "a name that no other column has");
      }
    }
  }

  /** Whether names are 0, 1, 2, … or 1, 2, 3, …, as programs number what has no names. */
  private static boolean isCounting(List<String> names) {
    return IntStream.of(0, 1)
        .anyMatch(
            first ->
                IntStream.range(0, names.size())
                    .allMatch(i -> names.get(i).equals(Integer.toString(i + first))));
  }

  /** A record as a row; what cannot be a cell is a problem. */
  static Row row(CsvRecord line, LabelColumn labels, CsvProblems problems) {
    List<WrittenCell> cells = new ArrayList<>();
    for (int i = labels.inRows(); i < line.fields().size(); i++) {
      String field = line.fields().get(i);
      int column = i + 1;
      WrittenCell.parse(field)
          .ifPresentOrElse(
              cells::add,
              () -> problems.addField(line.line(), column, field, WrittenCell.EXPECTED));
    }
    return new Row(
        line.line(), labels == LabelColumn.NONE ? null : line.fields().get(0), List.copyOf(cells));
  }

  /** Percents if a number is above 1, which no fraction is. */
  AccuracyUnit unit() {
    boolean percent =
        rows.stream().flatMap(row -> row.cells().stream()).anyMatch(WrittenCell::isAboveOne);
    return percent ? AccuracyUnit.PERCENT : AccuracyUnit.FRACTION;
  }

  /**
   * Checks that all numbers are accuracies.
   *
   * @throws IllegalArgumentException with all that are not
   */
  void requireWithin(AccuracyUnit unit) {
    CsvProblems problems = new CsvProblems(source);
    for (Row row : rows) {
      for (int i = 0; i < row.cells().size(); i++) {
        WrittenCell cell = row.cells().get(i);
        if (!cell.isWithin(unit)) {
          problems.addField(
              row.line(),
              i + 1 + labels.inRows(),
              String.valueOf(cell.number()),
              "an accuracy from 0 to " + unit.whole());
        }
      }
    }
    problems.verify();
  }
}
