package io.plateau.jobs.report.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Groups of bars from zero, one bar per series, with whiskers and, where there is room, their
 * values above.
 *
 * @param groups names of the groups; a series' points have their indices as x
 * @param yName name of the vertical axis, with its unit
 * @param series one per method
 */
public record SvgBarChart(List<String> groups, String yName, List<Series> series) {

  /** Above narrower bars, values would touch; the tooltip still has them. */
  private static final double VALUE_WIDTH = 20;

  public SvgBarChart {
    groups = List.copyOf(groups);
    series = List.copyOf(series);
  }

  public Markup draw() {
    Frame frame = Frame.STANDARD;
    DoubleStream heights = series.stream().flatMapToDouble(Series::ys);
    Range range = Range.of(DoubleStream.concat(heights, DoubleStream.of(0)));
    Scale y = LinearScale.rounded(range, frame.bottom(), frame.top() + 8, 5);
    Plot plot = new Plot(frame, description());
    plot.vertical(y, yName);
    double groupWidth = (frame.right() - frame.left()) / groups.size();
    double barWidth = Math.min(46, groupWidth * 0.86 / series.size());
    for (int i = 0; i < groups.size(); i++) {
      double centre = frame.left() + (i + 0.5) * groupWidth;
      plot.text("tick middle strong", centre, frame.bottom() + 18, groups.get(i));
      for (int s = 0; s < series.size(); s++) {
        double left = centre + (s - series.size() / 2.0) * barWidth;
        drawBar(plot, y, series.get(s), i, left, barWidth);
      }
    }
    plot.line("base", frame.left(), frame.bottom(), frame.right(), frame.bottom());
    return plot.finish();
  }

  private void drawBar(Plot plot, Scale y, Series bars, int group, double left, double width) {
    for (Point point : bars.points()) {
      if (point.isFinite() && point.x() == group) {
        String value = String.format(Locale.ROOT, "%.1f", point.y());
        plot.bar(
            "bar " + bars.cssClass(),
            left + 1,
            y.at(0),
            width - 2,
            y.at(point.y()),
            "%s, %s: %s".formatted(bars.name(), groups.get(group), value));
        if (point.hasSpread()) {
          plot.whisker("whisker ink", left + width / 2, y.at(point.low()), y.at(point.high()));
        }
        if (width >= VALUE_WIDTH) {
          plot.text("value middle", left + width / 2, y.at(point.high()) - 5, value);
        }
      }
    }
  }

  private String description() {
    return "Bar chart, %s. %s"
        .formatted(yName, series.stream().map(this::describe).collect(Collectors.joining("; ")));
  }

  private String describe(Series bars) {
    return bars.points().stream()
        .filter(Point::isFinite)
        .map(point -> groups.get((int) point.x()) + " " + Numbers.compact(point.y()))
        .collect(Collectors.joining(", ", bars.name() + ": ", ""));
  }
}
