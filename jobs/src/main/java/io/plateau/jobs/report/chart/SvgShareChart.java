package io.plateau.jobs.report.chart;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How the shares of some kinds change along an axis: bars of height 100 %, stacked.
 *
 * @param xName name of the horizontal axis, with its unit
 * @param kinds names of the kinds, from the bottom up
 * @param columns the bars, by rising start
 */
public record SvgShareChart(String xName, List<String> kinds, List<Column> columns) {

  /**
   * One bar.
   *
   * @param start where it starts on the horizontal axis
   * @param end where it ends
   * @param counts one count per kind, not all zero
   */
  public record Column(double start, double end, List<Integer> counts) {

    public Column {
      counts = List.copyOf(counts);
    }

    int total() {
      return counts.stream().mapToInt(Integer::intValue).sum();
    }
  }

  public SvgShareChart {
    kinds = List.copyOf(kinds);
    columns = List.copyOf(columns);
  }

  public Markup draw() {
    Frame frame = Frame.STANDARD;
    Range range = new Range(columns.get(0).start(), columns.get(columns.size() - 1).end());
    Scale x = LinearScale.exact(range, frame.left(), frame.right(), 6);
    Scale y = LinearScale.rounded(new Range(0, 100), frame.bottom(), frame.top(), 5);
    Plot plot = new Plot(frame, description());
    plot.vertical(y, "share of steps, %");
    for (Column column : columns) {
      int below = 0;
      for (int kind = 0; kind < kinds.size(); kind++) {
        int count = column.counts().get(kind);
        if (count > 0) {
          plot.bar(
              "bar k" + kind,
              x.at(column.start()),
              y.at(100.0 * below / column.total()),
              // A hair less than the window, so that bars stay apart.
              Math.max(0.5, x.at(column.end()) - x.at(column.start()) - 0.6),
              y.at(100.0 * (below + count) / column.total()),
              "%s: %d of %d steps".formatted(kinds.get(kind), count, column.total()));
          below += count;
        }
      }
    }
    plot.horizontal(x, xName);
    return plot.finish();
  }

  private String description() {
    StringBuilder text = new StringBuilder("Stacked bars, share of steps over " + xName + ". ");
    int total = columns.stream().mapToInt(Column::total).sum();
    text.append(
        kinds.stream()
            .map(kind -> kind + " " + count(kinds.indexOf(kind)))
            .collect(Collectors.joining(", ")));
    return text.append(", of ").append(total).append(" steps").toString();
  }

  private int count(int kind) {
    return columns.stream().mapToInt(column -> column.counts().get(kind)).sum();
  }
}
