package io.plateau.jobs.report.chart;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Lines over a numeric axis: with bands around them where they are dense, with markers and whiskers
 * where they are few.
 *
 * @param xName name of the horizontal axis, with its unit
 * @param yName name of the vertical axis, with its unit
 * @param series the lines
 * @param guides values to compare with
 * @param spacing of the horizontal axis
 * @param within values that the vertical axis reaches to as well, so that charts compare
 */
public record SvgLineChart(
    String xName,
    String yName,
    List<Series> series,
    List<Guide> guides,
    Spacing spacing,
    List<Double> within) {

  /** How a horizontal axis places its values. */
  public enum Spacing {
    LINEAR,
    /** Linear, over whole numbers. */
    COUNTING,
    LOGARITHMIC
  }

  /** Up to this many points per line are measurements that a reader wants to see one by one. */
  private static final int FEW_POINTS = 15;

  public SvgLineChart {
    series = List.copyOf(series);
    guides = List.copyOf(guides);
    within = List.copyOf(within);
  }

  /** Lines over a linear axis, with nothing to compare with. */
  public static SvgLineChart of(String xName, String yName, List<Series> series) {
    return new SvgLineChart(xName, yName, series, List.of(), Spacing.LINEAR, List.of());
  }

  public Markup draw() {
    Frame frame = Frame.STANDARD;
    Scale x = horizontal(frame);
    DoubleStream heights =
        Stream.of(
                series.stream().flatMapToDouble(Series::ys),
                guides.stream().mapToDouble(Guide::y),
                within.stream().mapToDouble(Double::doubleValue))
            .flatMapToDouble(values -> values);
    Scale y = LinearScale.rounded(Range.of(heights), frame.bottom(), frame.top(), 5);
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
    series.forEach(line -> band(plot, line, x, y));
    series.forEach(line -> line(plot, line, x, y));
    return plot.finish();
  }

  private Scale horizontal(Frame frame) {
    if (spacing == Spacing.LOGARITHMIC) {
      TreeSet<Double> measured =
          series.stream()
              .flatMap(line -> line.xs().boxed())
              .collect(Collectors.toCollection(TreeSet::new));
      return LogScale.over(measured, frame.left(), frame.right());
    }
    Range range = Range.of(series.stream().flatMapToDouble(Series::xs));
    return spacing == Spacing.COUNTING
        ? LinearScale.counting(range, frame.left(), frame.right(), 6)
        : LinearScale.exact(range, frame.left(), frame.right(), 6);
  }

  private static void band(Plot plot, Series line, Scale x, Scale y) {
    List<Point> points = line.points().stream().filter(Point::isFinite).toList();
    if (points.size() <= FEW_POINTS || points.stream().noneMatch(Point::hasSpread)) {
      return;
    }
    StringBuilder upper = new StringBuilder();
    StringBuilder lower = new StringBuilder();
    for (Point point : points) {
      upper.append(upper.isEmpty() ? "M" : "L").append(place(x.at(point.x()), y.at(point.high())));
      lower.insert(0, "L" + place(x.at(point.x()), y.at(point.low())));
    }
    plot.path("band " + line.cssClass(), upper.append(lower).append("Z").toString());
  }

  private static void line(Plot plot, Series line, Scale x, Scale y) {
    StringBuilder path = new StringBuilder();
    String command = "M";
    for (Point point : line.points()) {
      if (point.isFinite()) {
        path.append(command).append(place(x.at(point.x()), y.at(point.y())));
        command = "L";
      } else {
        command = "M";
      }
    }
    plot.path("line " + line.cssClass(), path.toString());
    if (line.points().size() <= FEW_POINTS) {
      line.points().stream()
          .filter(Point::isFinite)
          .forEach(point -> marker(plot, line, point, x, y));
    }
  }

  private static void marker(Plot plot, Series line, Point point, Scale x, Scale y) {
    if (point.hasSpread()) {
      plot.whisker(
          "whisker " + line.cssClass(), x.at(point.x()), y.at(point.low()), y.at(point.high()));
    }
    plot.path(
        "dot " + line.cssClass(),
        Marker.path(line.colour(), x.at(point.x()), y.at(point.y()), 3.6),
        line.name() + ": " + Numbers.compact(point.y()) + " at " + Numbers.compact(point.x()));
  }

  private String description() {
    return "Line chart, %s over %s. %s"
        .formatted(
            yName, xName, series.stream().map(this::describe).collect(Collectors.joining("; ")));
  }

  private String describe(Series line) {
    List<Point> points = line.points().stream().filter(Point::isFinite).toList();
    if (points.isEmpty()) {
      return line.name() + ": no values";
    }
    Point first = points.get(0);
    Point last = points.get(points.size() - 1);
    return "%s: from %s to %s"
        .formatted(line.name(), Numbers.compact(first.y()), Numbers.compact(last.y()));
  }

  private static String place(double x, double y) {
    return Plot.number(x) + " " + Plot.number(y);
  }
}
