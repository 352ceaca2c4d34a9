package io.plateau.continual.metric;

import java.util.List;

/**
 * One record of a CSV file.
 *
 * @param line where it starts, from 1
 * @param fields without quotes and surrounding spaces; a line without text is one empty field
 */
record CsvRecord(int line, List<String> fields) {

  CsvRecord {
    fields = List.copyOf(fields);
  }

  boolean isBlank() {
    return fields.stream().allMatch(String::isEmpty);
  }

  /** Everything behind the first field. */
  CsvRecord withoutFirst() {
    return new CsvRecord(line, fields.subList(1, fields.size()));
  }
}
