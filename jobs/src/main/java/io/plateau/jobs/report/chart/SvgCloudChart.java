package io.plateau.jobs.report.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Points on a plane by class: measured ones as dots, made ones as rings. One unit is as long across
 * as it is upwards.
 *
 * @param xName name of the horizontal axis
 * @param yName name of the vertical axis
 * @param clouds one per class
 */
public record SvgCloudChart(String xName, String yName, List<Cloud> clouds) {

  private static final double DOT = 2.6;
  private static final double RING = 3.4;

  public SvgCloudChart {
    clouds = List.copyOf(clouds);
  }

  public Markup draw() {
    Frame frame = Frame.LARGE_SQUARE;
    Range xs = range(Point::x);
    Range ys = range(Point::y);
    double half = Math.max(xs.span(), ys.span()) * 0.54;
    Scale x = scale(xs, half, frame.left(), frame.right());
    Scale y = scale(ys, half, frame.bottom(), frame.top());
    Plot plot = new Plot(frame, description());
    plot.vertical(y, yName);
    plot.horizontal(x, xName);
    for (Cloud cloud : clouds) {
      marks(plot, "dot seed c", cloud, cloud.real(), DOT, x, y);
    }
    for (Cloud cloud : clouds) {
      marks(plot, "ring c", cloud, cloud.synthetic(), RING, x, y);
    }
    return plot.finish();
  }

  private static void marks(
      Plot plot, String cssClass, Cloud cloud, List<Point> points, double r, Scale x, Scale y) {
    for (Point point : points) {
      plot.path(
          cssClass + cloud.colour(),
          Marker.path(1, x.at(point.x()), y.at(point.y()), r),
          cloud.name());
    }
  }

  private Range range(ToDoubleFunction<Point> coordinate) {
    DoubleStream values =
        clouds.stream()
            .flatMap(cloud -> Stream.concat(cloud.real().stream(), cloud.synthetic().stream()))
            .mapToDouble(coordinate);
    return Range.of(values);
  }

  private static Scale scale(Range values, double half, double from, double to) {
    double middle = (values.min() + values.max()) / 2;
    return LinearScale.exact(new Range(middle - half, middle + half), from, to, 5);
  }

  private String description() {
    return clouds.stream()
        .map(
            cloud ->
                "%s: %d real, %d synthetic"
                    .formatted(cloud.name(), cloud.real().size(), cloud.synthetic().size()))
        .collect(
            Collectors.joining("; ", "Points by class, %s and %s. ".formatted(xName, yName), ""));
  }
}
