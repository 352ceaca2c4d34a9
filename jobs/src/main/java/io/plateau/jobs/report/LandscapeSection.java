package io.plateau.jobs.report;

import io.plateau.evaluation.LandscapeSlice;
import io.plateau.evaluation.Sharpness;
import io.plateau.jobs.report.chart.Markup;
import io.plateau.jobs.report.chart.Point;
import io.plateau.jobs.report.chart.Series;
import io.plateau.jobs.report.chart.SvgLineChart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The loss around what each method learned, along the same directions. */
final class LandscapeSection implements Section<ReportData> {

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
    return !(data.landscape().isEmpty() && data.sharpness().isEmpty());
  }

  @Override
  public void write(Page page, ReportData data) {
    if (!data.landscape().isEmpty()) {
      slices(page, data.landscape());
    }
    if (!data.sharpness().isEmpty()) {
      sharpness(page, data.sharpness());
    }
  }

  private static void slices(Page page, List<LandscapeCurve> landscape) {
    Map<String, List<LandscapeCurve>> byDirection =
        landscape.stream()
            .collect(
                Collectors.groupingBy(
                    LandscapeCurve::direction, LinkedHashMap::new, Collectors.toList()));
    page.legend(landscape.stream().map(LandscapeCurve::method).distinct().toList());
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

  private static void sharpness(Page page, List<MethodSharpness> methods) {
    Markup html = page.html();
    html.element("h3", "Rise of the loss at a distance, nats");
    html.open("div", "class", "scroll").open("table", "class", "results").open("thead").open("tr");
    html.element("th", "Method", "scope", "col");
    for (String column :
        List.of("Distance", "Loss", "Along the gradient", "Highest found", "Mean, random")) {
      html.element("th", column, "scope", "col", "class", "num");
    }
    html.close().close().open("tbody");
    for (MethodSharpness method : methods) {
      Sharpness sharpness = method.sharpness();
      html.open("tr");
      page.methodHead(method.method());
      number(html, Format.decimals(sharpness.rho(), 2));
      number(html, Format.decimals(sharpness.loss(), 3));
      OptionalDouble gradientRise = sharpness.gradientRise().value();
      number(
          html,
          gradientRise.isPresent() ? Format.decimals(gradientRise.getAsDouble(), 4) : "\u2013");
      number(html, Format.decimals(sharpness.maxRise(), 4));
      number(html, Format.decimals(sharpness.meanRise(), 4));
      html.close();
    }
    html.close().close().close();
  }

  private static void number(Markup html, String text) {
    html.element("td", text, "class", "num");
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
