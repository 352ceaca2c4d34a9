package io.plateau.jobs.report.chart;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Measurements of two kinds against each other: points with vertical whiskers. The horizontal axis
 * is logarithmic where its values are above 0 and far apart.
 *
 * @param xName name of the horizontal axis, with its unit
 * @param yName name of the vertical axis, with its unit
 * @param series one per method
 * @param guides values without a place on the horizontal axis
 */
public record SvgPointChart(String xName, String yName, List<Series> series, List<Guide> guides) {

  /** From this ratio on, small values would lie on top of each other on a linear axis. */
  private static final double FAR_APART = 20;

  public SvgPointChart {
    series = List.copyOf(series);
    guides = List.copyOf(guides);
  }

  public Markup draw() {
    Frame frame = Frame.STANDARD;
    Scale x = horizontal(frame);
    Range heights =
        Range.of(
            DoubleStream.concat(
                series.stream().flatMapToDouble(Series::ys),
                guides.stream().mapToDouble(Guide::y)));
    Scale y = LinearScale.rounded(heights, frame.bottom(), frame.top(), 5);
    Plot plot = new Plot(frame, description());
    plot.vertical(y, yName);
    plot.horizontal(x, xName);
    for (Guide guide : guides) {
      plot.line(
          "guide c" + guide.colour(),
          frame.left(),
          y.at(guide.y()),
          frame.right(),
          y.at(guide.y()));
    }
    series.forEach(method -> points(plot, method, x, y));
    return plot.finish();
  }

  private Scale horizontal(Frame frame) {
    Range values = Range.of(series.stream().flatMapToDouble(Series::xs));
    if (values.min() > 0 && values.max() / values.min() > FAR_APART) {
      return DecadeScale.over(values, frame.left(), frame.right());
    }
    Range fromZero = values.min() > 0 ? new Range(0, values.max() * 1.05) : values;
    return LinearScale.exact(fromZero, frame.left(), frame.right(), 5);
  }

  private static void points(Plot plot, Series method, Scale x, Scale y) {
    for (Point point : method.points()) {
      if (!point.isFinite()) {
        continue;
      }
      if (point.hasSpread()) {
        plot.whisker(
            "whisker " + method.cssClass(), x.at(point.x()), y.at(point.low()), y.at(point.high()));
      }
      plot.path(
          "dot " + method.cssClass(),
          Marker.path(method.colour(), x.at(point.x()), y.at(point.y()), 5.5),
          "%s: %s at %s"
              .formatted(method.name(), Numbers.compact(point.y()), Numbers.compact(point.x())));
    }
  }

  private String description() {
    return series.stream()
        .flatMap(
            method ->
                method.points().stream()
                    .filter(Point::isFinite)
                    .map(
                        point ->
                            "%s %s at %s"
                                .formatted(
                                    method.name(),
                                    Numbers.compact(point.y()),
                                    Numbers.compact(point.x()))))
        .collect(
            Collectors.joining("; ", "Scatter chart, %s over %s. ".formatted(yName, xName), ""));
  }
}
