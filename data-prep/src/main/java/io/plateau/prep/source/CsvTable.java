package io.plateau.prep.source;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A manifest as comma-separated values with a header, in UTF-8. */
final class CsvTable {

  private static final int LONGEST_VALUE = 1 << 20;
  private static final int MOST_COLUMNS = 4096;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private CsvTable() {}

  static void read(SourceDirectory directory, String name, TableRows rows) throws IOException {
    String file = directory.resolve(name).toString();
    CsvParser parser = new CsvParser(settings());
    try (InputStream in = directory.files().open(directory.resolve(name));
        Reader text =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
      skipMark(text);
      parser.beginParsing(text);
      String[] header = parser.parseNext();
      List<String> columns = columns(header == null ? new String[0] : header);
      Manifest.requireColumns(directory.resolve(name), columns);
      for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
        rows.add(fields(columns, row));
      }
    } catch (CharacterCodingException e) {
      throw notText(file);
    } catch (TextParsingException | IllegalStateException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof CharacterCodingException) {
          throw notText(file);
        } else if (cause instanceof IOException storage) {
          throw storage;
        }
      }
      throw new SourceException(
          "Cannot read %s: after row %d it is not CSV (expected: values of up to %d characters, in up to %d columns). Write it again."
              .formatted(file, rows.rows().size(), LONGEST_VALUE, MOST_COLUMNS));
    }
  }

  private static SourceException notText(String file) {
    return new SourceException(
        "Cannot read %s: it is not UTF-8 text. Save it as UTF-8.".formatted(file));
  }

  private static CsvParserSettings settings() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setReadInputOnSeparateThread(false);
    settings.setMaxCharsPerColumn(LONGEST_VALUE);
    settings.setMaxColumns(MOST_COLUMNS);
    // A file name may begin with #.
    settings.getFormat().setComment('\0');
    return settings;
  }

  private static void skipMark(Reader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }

  private static List<String> columns(String[] header) {
    List<String> columns = new ArrayList<>();
    for (String column : header) {
      columns.add(column == null ? "" : column.strip().toLowerCase(Locale.ROOT));
    }
    return columns;
  }

  private static Fields fields(List<String> columns, String[] row) {
    Fields fields = new Fields();
    for (int column = 0; column < Math.min(row.length, columns.size()); column++) {
      fields.put(columns.get(column), row[column]);
    }
    return fields;
  }
}
