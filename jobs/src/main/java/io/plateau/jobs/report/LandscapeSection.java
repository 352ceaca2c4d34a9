package io.plateau.jobs.report;

import io.plateau.evaluation.LandscapeSlice;
import io.plateau.jobs.report.chart.Point;
import io.plateau.jobs.report.chart.Series;
import io.plateau.jobs.report.chart.SvgLineChart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The loss around what each method learned, along the same directions. */
final class LandscapeSection implements Section {

  @Override
  public String id() {
    return "landscape";
  }

  @Override
  public String title() {
    return "Loss landscape";
  }

  @Override
  public boolean appliesTo(ReportData data) {
    return !data.landscape().isEmpty();
  }

  @Override
  public void write(Page page, ReportData data) {
    Map<String, List<LandscapeCurve>> byDirection =
        data.landscape().stream()
            .collect(
                Collectors.groupingBy(
                    LandscapeCurve::direction, LinkedHashMap::new, Collectors.toList()));
    page.legend(data.landscape().stream().map(LandscapeCurve::method).distinct().toList());
    page.html().open("div", "class", byDirection.size() <= 2 ? "grid two" : "grid three");
    byDirection.forEach(
        (direction, curves) ->
            page.figure(
                "Along " + direction,
                SvgLineChart.of(
                        "distance from the learned prompt",
                        "loss, nats",
                        curves.stream().map(curve -> series(page, curve)).toList())
                    .draw()));
    page.html().close();
    page.paragraph(
        "note",
        "Every curve is centred on its own method's prompt (distance 0); all methods of a chart move"
            + " along the same normalised direction. A flatter curve is a flatter minimum.");
  }

  private static Series series(Page page, LandscapeCurve curve) {
    LandscapeSlice slice = curve.slice();
    List<Point> points =
        IntStream.range(0, slice.offsets().length)
            .mapToObj(i -> Point.of(slice.offsets()[i], slice.losses()[i]))
            .toList();
    return new Series(curve.method(), page.palette().of(curve.method()), points);
  }
}
