package io.plateau.prep.source;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;

/**
 * A CSV, JSONL or Parquet table of image files: where they lie, which class or caption and, where
 * it says so, which split and id they have. Paths are relative to its directory.
 */
final class Manifest {

  static final Set<String> EXTENSIONS = Set.of("csv", "jsonl", "parquet");

  private Manifest() {}

  static Source list(SourceDirectory directory) throws IOException {
    String name = name(directory);
    Path table = directory.resolve(name);
    Listing listing = new Listing();
    return TableListing.list(
        SourceFormat.MANIFEST,
        directory,
        table,
        directory.root(),
        rows(directory, name, listing),
        listing);
  }

  /** The rows of a table, of which bad ones are set aside. */
  static List<TableRow> rows(SourceDirectory directory, String name, Listing listing)
      throws IOException {
    TableRows rows = new TableRows(directory.resolve(name), listing);
    switch (Names.extension(name)) {
      case "csv" -> CsvTable.read(directory, name, rows);
      case "jsonl" -> JsonLinesTable.read(directory, name, rows);
      default -> ParquetTableFile.read(directory, name, rows);
    }
    return rows.rows();
  }

  /** The names of the files in a directory that may be a manifest. */
  static SortedSet<String> candidates(SourceDirectory directory) throws IOException {
    SortedSet<String> found = new TreeSet<>(directory.filesIn("").keySet());
    found.removeIf(name -> !EXTENSIONS.contains(Names.extension(name)));
    return found;
  }

  static String name(SourceDirectory directory) throws IOException {
    SortedSet<String> found = candidates(directory);
    if (found.size() != 1) {
      throw new SourceException(
          "Cannot prepare %s: it holds the manifests %s (expected: one .csv, .jsonl or .parquet file). Point --source at the file."
              .formatted(directory.place(), found));
    }
    return found.first();
  }

  /** Refuses a table whose header has no column of images. */
  static void requireColumns(Path table, Iterable<String> columns) throws SourceException {
    for (String column : columns) {
      if (TableRow.URI.contains(column)) {
        return;
      }
    }
    throw new SourceException(
        "Cannot use %s: none of its columns names images (columns: %s; expected: one of %s). Rename the column."
            .formatted(table, String.join(", ", columns), String.join(", ", TableRow.URI)));
  }
}
