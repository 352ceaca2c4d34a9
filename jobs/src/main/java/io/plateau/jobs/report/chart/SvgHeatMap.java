package io.plateau.jobs.report.chart;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A matrix as coloured cells with their values in them; where there are many columns, the values
 * are in the tooltips alone.
 *
 * @param description what a reader who cannot see it should know
 * @param columns names above the columns
 * @param rows names left of the rows
 * @param cells row by row
 * @param divider the column before which a line is drawn; their number for none
 */
public record SvgHeatMap(
    String description,
    List<String> columns,
    List<String> rows,
    List<List<HeatCell>> cells,
    int divider) {

  private static final int LONGEST = 18;
  private static final int MANY = 16;
  private static final double LETTER = 6.2;
  private static final double RISE = 3.6;
  private static final double MARGIN = 16;
  private static final double WIDTH = 44;
  private static final double NARROW = 16;
  private static final double HEIGHT = 24;

  /** Room for the last name, which leans over to the right. */
  private static final double LEAN = 56;

  public SvgHeatMap {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    cells = cells.stream().map(List::copyOf).toList();
    int width = columns.size();
    if (cells.size() != rows.size() || cells.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException(
          "cells: %d rows of %s (expected: %d rows of %d)"
              .formatted(
                  cells.size(), cells.stream().map(List::size).toList(), rows.size(), width));
    }
  }

  public Markup draw() {
    double top = MARGIN + RISE * longest(columns);
    double bottom = top + rows.size() * HEIGHT;
    double right = x(columns.size());
    // At least as wide as the column of a page, so that few cells are not blown up.
    Frame frame = new Frame(Math.max(540, right + LEAN), bottom + 4, x(0), top, right, bottom);
    Plot plot = new Plot(frame, description);
    IntStream.range(0, columns.size())
        .forEach(
            i ->
                plot.leaning(
                    "tick",
                    x(i) + width() / 2,
                    top - 8,
                    shortened(columns.get(i)),
                    columns.get(i)));
    for (int row = 0; row < rows.size(); row++) {
      double y = top + row * HEIGHT;
      plot.text("tick end", x(0) - 8, y + HEIGHT / 2 + 4, shortened(rows.get(row)));
      for (int column = 0; column < columns.size(); column++) {
        cell(plot, cells.get(row).get(column), x(column), y);
      }
    }
    if (divider < columns.size()) {
      plot.line("gap", x(divider), top - 4, x(divider), bottom);
    }
    return plot.finish();
  }

  private void cell(Plot plot, HeatCell cell, double x, double y) {
    plot.cell(cell, x + 1, y + 1, width() - 2, HEIGHT - 2);
    if (columns.size() <= MANY) {
      plot.text("number middle", x + width() / 2, y + HEIGHT / 2 + 4, cell.text());
    }
  }

  private double width() {
    return columns.size() <= MANY ? WIDTH : NARROW;
  }

  private double x(int column) {
    return MARGIN + LETTER * longest(rows) + column * width();
  }

  /** Letters of the longest name that is drawn. */
  private static int longest(List<String> names) {
    return names.stream().mapToInt(name -> Math.min(LONGEST, name.length())).max().orElse(0);
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "\u2026";
  }
}
