package io.plateau.jobs.bench;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Markdown table whose rows are printed as they come, since each takes its time. */
final class Table {

  private static final int NARROWEST = 8;

  private final PrintWriter out;
  private final List<String> header;

  private Table(PrintWriter out, List<String> header) {
    this.out = out;
    this.header = header;
  }

  /** Prints the header. */
  static Table print(PrintWriter out, String... header) {
    Table table = new Table(out, List.of(header));
    table.line(table.header);
    table.line(table.header.stream().map(name -> "-".repeat(width(name))).toList());
    return table;
  }

  /** Prints a row. */
  void row(String... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException(
          "cells: %d (expected: %d, one for each of %s)"
              .formatted(cells.length, header.size(), header));
    }
    line(List.of(cells));
  }

  private void line(List<String> cells) {
    out.println(
        IntStream.range(0, cells.size())
            .mapToObj(i -> padded(cells.get(i), width(header.get(i))))
            .collect(Collectors.joining(" | ", "| ", " |")));
    out.flush();
  }

  private static String padded(String cell, int width) {
    int missing = Math.max(0, width - cell.length());
    return cell + String.join("", Collections.nCopies(missing, " "));
  }

  private static int width(String name) {
    return Math.max(NARROWEST, name.length());
  }
}
