package io.plateau.jobs.report.chart;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Accuracy on new over accuracy on base classes, in percent, on curves of equal harmonic mean. The
 * first point of a series is its mean and drawn large, the rest are its seeds.
 *
 * @param series one per method
 */
public record SvgScatterChart(List<Series> series) {

  private static final double[] H_STEPS = {0.5, 1, 2, 5, 10, 20};

  public SvgScatterChart {
    series = List.copyOf(series);
  }

  public Markup draw() {
    Frame frame = Frame.LABELLED;
    Scale x = scale(series.stream().flatMapToDouble(Series::xs), frame.left(), frame.right());
    Scale y = scale(series.stream().flatMapToDouble(Series::ys), frame.bottom(), frame.top());
    Plot plot = new Plot(frame, description());
    plot.vertical(y, "new classes, accuracy in %");
    plot.horizontal(x, "base classes, accuracy in %");
    contours(plot, frame, (LinearScale) x, (LinearScale) y);
    for (Series method : series) {
      List<Point> points = method.points();
      for (int i = points.size() - 1; i >= 0; i--) {
        Point point = points.get(i);
        plot.path(
            (i == 0 ? "dot " : "dot seed ") + method.cssClass(),
            Marker.path(method.colour(), x.at(point.x()), y.at(point.y()), i == 0 ? 6.5 : 3),
            "%s: base %s, new %s"
                .formatted(method.name(), Numbers.compact(point.x()), Numbers.compact(point.y())));
      }
    }
    return plot.finish();
  }

  private static LinearScale scale(DoubleStream values, double from, double to) {
    Range range = Range.of(values);
    double margin = Math.max(0.5, range.span() * 0.08);
    return LinearScale.exact(
        new Range(Math.max(0, range.min() - margin), range.max() + margin), from, to, 6);
  }

  /** Curves new = H base / (2 base - H) within the plot, labelled where they leave it. */
  private static void contours(Plot plot, Frame frame, LinearScale x, LinearScale y) {
    double lowest = harmonicMean(x.domain().min(), y.domain().min());
    double highest = harmonicMean(x.domain().max(), y.domain().max());
    double step = contourStep(highest - lowest);
    for (double h = Math.ceil(lowest / step) * step; h < highest; h += step) {
      contour(plot, frame, x, y, h);
    }
  }

  private static void contour(Plot plot, Frame frame, LinearScale x, LinearScale y, double h) {
    StringBuilder path = new StringBuilder();
    double labelX = 0;
    double labelY = 0;
    for (double px = frame.left(); px <= frame.right(); px += 3) {
      double base =
          x.domain().min()
              + (px - frame.left()) / (frame.right() - frame.left()) * x.domain().span();
      double fresh = 2 * base > h ? h * base / (2 * base - h) : Double.POSITIVE_INFINITY;
      if (fresh >= y.domain().min() && fresh <= y.domain().max()) {
        labelX = px;
        labelY = y.at(fresh);
        path.append(path.isEmpty() ? "M" : "L").append(Plot.number(px)).append(' ');
        path.append(Plot.number(labelY));
      }
    }
    if (path.length() > 60) {
      plot.path("contour", path.toString());
      label(plot, frame, labelX, labelY, "H " + Numbers.compact(h));
    }
  }

  /** Outside the plot where the curve leaves at its right, else above the curve's lower end. */
  private static void label(Plot plot, Frame frame, double x, double y, String name) {
    if (x > frame.right() - 4) {
      plot.text("contour-label", frame.right() + 4, y + 4, name);
    } else if (x > frame.left() + 60) {
      plot.text("contour-label end", x - 10, y - 10, name);
    }
  }

  private static double contourStep(double span) {
    for (double step : H_STEPS) {
      if (span / step <= 11) {
        return step;
      }
    }
    return H_STEPS[H_STEPS.length - 1];
  }

  private static double harmonicMean(double base, double fresh) {
    return base + fresh == 0 ? 0 : 2 * base * fresh / (base + fresh);
  }

  private String description() {
    return series.stream()
        .map(SvgScatterChart::describe)
        .collect(
            Collectors.joining("; ", "Scatter chart, new over base accuracy in percent. ", ""));
  }

  private static String describe(Series method) {
    Point mean = method.points().get(0);
    return "%s: base %s, new %s"
        .formatted(method.name(), Numbers.compact(mean.x()), Numbers.compact(mean.y()));
  }
}
