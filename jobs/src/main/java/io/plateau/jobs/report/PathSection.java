package io.plateau.jobs.report;

import io.plateau.evaluation.SeedStatistics;
import io.plateau.jobs.report.chart.Markup;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** On which of its two paths the second gradient carries what it is good for. */
final class PathSection implements Section<ReportData> {

  @Override
  public String id() {
    return "paths";
  }

  @Override
  public String title() {
    return "The two paths of the second gradient";
  }

  @Override
  public boolean appliesTo(ReportData data) {
    return data.sweep().stream().anyMatch(point -> data.paths().contains(point.method()));
  }

  @Override
  public void write(Page page, ReportData data) {
    List<RhoPoint> points =
        data.sweep().stream().filter(point -> data.paths().contains(point.method())).toList();
    TreeSet<Double> radii = new TreeSet<>(points.stream().map(RhoPoint::rho).toList());
    OptionalDouble best =
        radii.stream()
            .flatMap(
                rho -> data.paths().stream().map(method -> at(points, method, rho, RhoPoint::h)))
            .filter(h -> h.mean().isDefined())
            .mapToDouble(h -> h.mean().orElseThrow())
            .max();
    Markup html = page.html();
    html.open("div", "class", "scroll").open("table", "class", "results").open("thead").open("tr");
    html.element("th", "Radius", "scope", "col");
    data.paths().forEach(method -> html.element("th", method, "scope", "col", "class", "num"));
    html.close().close().open("tbody");
    for (double rho : radii) {
      html.open("tr").element("th", "\u03c1 = " + rho, "scope", "row");
      for (String method : data.paths()) {
        cell(html, points, method, rho, best);
      }
      html.close();
    }
    html.close().close().close();
    page.paragraph(
        "note",
        "Base / new / H in %, H with its standard deviation over seeds; the highest H is bold and marked \u25b8."
            + " SAM takes its second gradient at a perturbed prompt: the text features' geometry moves (functional path)"
            + " and so do the predictions (logit path). Functional-SAM moves the first alone, Logit-SAM the second.");
  }

  private static void cell(
      Markup html, List<RhoPoint> points, String method, double rho, OptionalDouble best) {
    SeedStatistics h = at(points, method, rho, RhoPoint::h);
    if (!h.mean().isDefined()) {
      html.element("td", "\u2013", "class", "num");
      return;
    }
    boolean isBest = best.isPresent() && h.mean().orElseThrow() == best.getAsDouble();
    html.open("td", "class", isBest ? "num best" : "num");
    html.text(
        "%s / %s / %s"
            .formatted(
                Format.percent(at(points, method, rho, RhoPoint::base).mean().orElseThrow()),
                Format.percent(at(points, method, rho, RhoPoint::newClasses).mean().orElseThrow()),
                Format.percent(h.mean().orElseThrow())));
    if (h.deviation().isDefined()) {
      html.element(
          "span", " \u00b1 " + Format.percent(h.deviation().orElseThrow()), "class", "deviation");
    }
    html.close();
  }

  private static SeedStatistics at(
      List<RhoPoint> points, String method, double rho, ToDoubleFunction<RhoPoint> number) {
    return SeedStatistics.of(
        points.stream()
            .filter(point -> point.method().equals(method) && point.rho() == rho)
            .mapToDouble(number)
            .toArray());
  }
}
