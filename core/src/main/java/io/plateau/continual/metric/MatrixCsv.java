package io.plateau.continual.metric;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes an accuracy matrix as CSV that {@link MatrixImport} reads back to the bit: labels of rows,
 * {@code correct/total} where samples were counted, fractions elsewhere, nothing where a cell is
 * missing. Held-out sets are the columns {@code held-out:NAME}.
 */
public final class MatrixCsv {

  private MatrixCsv() {}

  /** The text of the file. */
  public static String write(AccuracyMatrix matrix) {
    StringBuilder csv = new StringBuilder();
    Stream<String> heldOut = matrix.heldOut().stream().map(HeldOutName::mark);
    appendRow(
        csv, Stream.concat(Stream.of("after"), Stream.concat(matrix.tasks().stream(), heldOut)));
    List<List<Cell>> rows = matrix.rows();
    for (int after = 0; after < rows.size(); after++) {
      String label = after == 0 ? "zero-shot" : "after " + after;
      appendRow(
          csv, Stream.concat(Stream.of(label), rows.get(after).stream().map(MatrixCsv::text)));
    }
    return csv.toString();
  }

  private static void appendRow(StringBuilder csv, Stream<String> fields) {
    csv.append(fields.map(MatrixCsv::quoted).collect(Collectors.joining(","))).append('\n');
  }

  private static String text(Cell cell) {
    if (cell.isCounted()) {
      return cell.correct() + "/" + cell.total();
    }
    return cell.isMissing() ? "" : String.valueOf(cell.accuracy());
  }

  private static String quoted(String field) {
    boolean needsQuotes =
        field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return needsQuotes ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }
}
