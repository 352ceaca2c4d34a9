package io.plateau.jobs.report;

import io.plateau.jobs.report.chart.Markup;
import java.util.List;

/** The two rows above a table of methods: what is measured, and on which classes. */
final class ColumnHeads {

  private ColumnHeads() {}

  /**
   * Writes them.
   *
   * @param others columns between the method and the numbers
   */
  static void write(Markup html, List<String> others, List<ResultColumn> columns) {
    html.open("thead").open("tr");
    html.element("th", "Method", "scope", "col", "rowspan", "2");
    others.forEach(
        other -> html.element("th", other, "scope", "col", "rowspan", "2", "class", "num"));
    for (int i = 0; i < columns.size(); ) {
      int span = span(columns, i);
      html.element(
          "th",
          columns.get(i).group(),
          "scope",
          "colgroup",
          "class",
          "group",
          "colspan",
          Integer.toString(span));
      i += span;
    }
    html.close().open("tr");
    columns.forEach(column -> html.element("th", column.title(), "scope", "col", "class", "num"));
    html.close().close();
  }

  private static int span(List<ResultColumn> columns, int from) {
    int to = from;
    while (to < columns.size() && columns.get(to).group().equals(columns.get(from).group())) {
      to++;
    }
    return to - from;
  }
}
