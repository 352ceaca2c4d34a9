package io.plateau.jobs.report.chart;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What one method looks like on a chart.
 *
 * @param name its name
 * @param colour its place in the page's palette; 0 is the neutral one
 * @param points by rising x; points that are not finite leave a gap
 */
public record Series(String name, int colour, List<Point> points) {

  public Series {
    points = List.copyOf(points);
  }

  DoubleStream xs() {
    return points.stream().filter(Point::isFinite).mapToDouble(Point::x);
  }

  DoubleStream ys() {
    return points.stream()
        .filter(Point::isFinite)
        .flatMapToDouble(point -> DoubleStream.of(point.low(), point.y(), point.high()));
  }

  String cssClass() {
    return "c" + colour;
  }
}
