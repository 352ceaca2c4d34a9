package io.plateau.jobs.report.chart;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Differences with their intervals, one below the other, around a line at zero.
 *
 * @param xName name of the horizontal axis, with its unit
 * @param rows one series each, of one point whose y is the difference, low and high its interval
 */
public record SvgForestChart(String xName, List<Series> rows) {

  private static final double WIDTH = 420;
  private static final double LEFT = 176;
  private static final double RIGHT = 408;
  private static final double TOP = 10;
  private static final double ROW = 17;
  private static final double BELOW = 42;

  public SvgForestChart {
    rows = List.copyOf(rows);
  }

  public Markup draw() {
    double bottom = TOP + ROW * rows.size();
    Frame frame = new Frame(WIDTH, bottom + BELOW, LEFT, TOP, RIGHT, bottom);
    DoubleStream values =
        DoubleStream.concat(DoubleStream.of(0), rows.stream().flatMapToDouble(Series::ys));
    Scale x = LinearScale.rounded(Range.of(values), frame.left(), frame.right(), 5);
    Plot plot = new Plot(frame, description());
    plot.horizontal(x, xName);
    plot.line("gap", x.at(0), TOP, x.at(0), bottom);
    for (int i = 0; i < rows.size(); i++) {
      row(plot, rows.get(i), x, TOP + ROW * (i + 0.5));
    }
    return plot.finish();
  }

  private static void row(Plot plot, Series row, Scale x, double y) {
    plot.text("tick end", LEFT - 10, y + 4, row.name());
    for (Point point : row.points()) {
      if (point.isFinite()) {
        plot.line("whisker " + row.cssClass(), x.at(point.low()), y, x.at(point.high()), y);
        plot.path(
            "dot " + row.cssClass(),
            Marker.path(row.colour(), x.at(point.y()), y, 4),
            "%s: %s, from %s to %s"
                .formatted(
                    row.name(),
                    Numbers.compact(point.y()),
                    Numbers.compact(point.low()),
                    Numbers.compact(point.high())));
      }
    }
  }

  private String description() {
    return rows.stream()
        .map(
            row ->
                row.points().stream()
                    .map(
                        point ->
                            "%s %s (%s to %s)"
                                .formatted(
                                    row.name(),
                                    Numbers.compact(point.y()),
                                    Numbers.compact(point.low()),
                                    Numbers.compact(point.high())))
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("; ", "Differences with intervals, " + xName + ". ", ""));
  }
}
