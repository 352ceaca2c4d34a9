package io.plateau.continual.metric;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of the pretrained model, from a file of its own. */
final class ZeroShotRow {

  private ZeroShotRow() {}

  /**
   * Reads it: a header and one row, matched by name, or one row of numbers alone.
   *
   * @param names columns of the matrix, in the order of its file
   * @param unit what it is written in; null to take a file with a number above 1 as percents
   * @return a cell for every name; missing where the header has no such name
   * @throws IllegalArgumentException with line and column of what cannot be read
   */
  static List<Cell> read(CsvSource source, List<String> names, @Nullable AccuracyUnit unit) {
    List<CsvRecord> records = CsvParser.parse(source);
    return records.size() == 1
        ? byPosition(source, records.get(0), names, unit)
        : byName(AccuracyTable.parse(source), names, unit);
  }

  private static List<Cell> byName(
      AccuracyTable table, List<String> names, @Nullable AccuracyUnit unit) {
    if (table.rows().size() != 1) {
      throw new IllegalArgumentException(
          "Cannot read %s: it has %d rows (expected: one, of the pretrained model)"
              .formatted(table.source().name(), table.rows().size()));
    }
    List<String> given = table.names().stream().map(HeldOutName::strip).toList();
    if (names.stream().noneMatch(given::contains)) {
      throw new IllegalArgumentException(
          "Cannot read %s: its columns are %s (expected: some of %s, the columns of the matrix)"
              .formatted(
                  table.source().name(), String.join(", ", given), String.join(", ", names)));
    }
    List<Cell> row = cells(table, unit);
    return names.stream()
        .map(name -> given.contains(name) ? row.get(given.indexOf(name)) : Cell.MISSING)
        .toList();
  }

  private static List<Cell> byPosition(
      CsvSource source, CsvRecord record, List<String> names, @Nullable AccuracyUnit unit) {
    LabelColumn labels =
        record.fields().size() == names.size() + 1 ? LabelColumn.HEADLESS : LabelColumn.NONE;
    if (record.fields().size() - labels.inRows() != names.size()) {
      throw new IllegalArgumentException(
          "Cannot read %s: it has %d accuracies and no header (expected: %d, one for every column of the matrix, or a header with their names)"
              .formatted(source.name(), record.fields().size(), names.size()));
    }
    List<AccuracyTable.Row> rows = new ArrayList<>();
    CsvProblems problems = new CsvProblems(source);
    rows.add(AccuracyTable.row(record, labels, problems));
    problems.verify();
    return cells(new AccuracyTable(source, names, labels, rows), unit);
  }

  private static List<Cell> cells(AccuracyTable table, @Nullable AccuracyUnit unit) {
    AccuracyUnit written = unit == null ? table.unit() : unit;
    table.requireWithin(written);
    return table.rows().get(0).cells().stream().map(cell -> cell.in(written)).toList();
  }
}
