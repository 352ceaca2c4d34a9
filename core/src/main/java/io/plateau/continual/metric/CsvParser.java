package io.plateau.continual.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV as RFC 4180 has it, with any line ends and with spaces around fields, which it leaves
 * out.
 */
final class CsvParser {

  private static final char END = '\0';

  private final CsvSource source;
  private final String text;
  private int position;
  private int line = 1;

  private CsvParser(CsvSource source) {
    this.source = source;
    text = source.text();
  }

  /** The records of a file, without blank ones at its end. */
  static List<CsvRecord> parse(CsvSource source) {
    CsvParser parser = new CsvParser(source);
    List<CsvRecord> records = new ArrayList<>();
    while (parser.position < parser.text.length()) {
      records.add(parser.record());
    }
    while (!records.isEmpty() && records.get(records.size() - 1).isBlank()) {
      records.remove(records.size() - 1);
    }
    return records;
  }

  private CsvRecord record() {
    int start = line;
    List<String> fields = new ArrayList<>();
    fields.add(field(1));
    while (peek() == ',') {
      position++;
      fields.add(field(fields.size() + 1));
    }
    endLine();
    return new CsvRecord(start, fields);
  }

  private String field(int column) {
    skipSpaces();
    if (peek() == '"') {
      return quoted(column);
    }
    int start = position;
    while (!isAtFieldEnd()) {
      position++;
    }
    return text.substring(start, position).strip();
  }

  private String quoted(int column) {
    int start = line;
    StringBuilder field = new StringBuilder();
    position++;
    while (true) {
      if (position >= text.length()) {
        throw new IllegalArgumentException(
            "Cannot read %s: line %d, column %d: a quote is opened and not closed."
                .formatted(source.name(), start, column));
      }
      char next = text.charAt(position);
      position++;
      if (next != '"') {
        field.append(next);
        line += next == '\n' ? 1 : 0;
      } else if (peek() == '"') {
        field.append('"');
        position++;
      } else {
        break;
      }
    }
    skipSpaces();
    if (!isAtFieldEnd()) {
      throw new IllegalArgumentException(
          "Cannot read %s: line %d, column %d: '%s' follows a closing quote (expected: a comma, or the end of the line; a quote inside quotes is written twice)."
              .formatted(source.name(), line, column, peek()));
    }
    return field.toString().strip();
  }

  private boolean isAtFieldEnd() {
    char next = peek();
    return next == ',' || next == '\r' || next == '\n' || position >= text.length();
  }

  private void endLine() {
    if (peek() == '\r') {
      position++;
    } else if (peek() != '\n') {
      return; // the end of the file
    }
    if (peek() == '\n') {
      position++;
    }
    line++;
  }

  private void skipSpaces() {
    while (peek() == ' ' || peek() == '\t') {
      position++;
    }
  }

  private char peek() {
    return position < text.length() ? text.charAt(position) : END;
  }
}
