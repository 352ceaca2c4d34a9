package io.plateau.jobs.report;

import io.plateau.evaluation.PairedDifference;
import io.plateau.jobs.report.chart.Cloud;
import io.plateau.jobs.report.chart.Marker;
import io.plateau.jobs.report.chart.Markup;
import io.plateau.jobs.report.chart.Series;
import io.plateau.jobs.report.chart.SvgCloudChart;
import io.plateau.jobs.report.chart.SvgForestChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What synthetic features look like, and what methods make of them. */
final class SynthesisSection implements Section<ReportData> {

  /** What follows the name of a method that learned from synthetic features as well. */
  static final String SUFFIX = " + SHIP";

  @Override
  public String id() {
    return "synthesis";
  }

  @Override
  public String title() {
    return "Synthetic features";
  }

  @Override
  public boolean appliesTo(ReportData data) {
    return !data.generators().isEmpty();
  }

  @Override
  public void write(Page page, ReportData data) {
    changes(page, data);
    data.clouds().stream().findFirst().ifPresent(cloud -> legend(page));
    page.html().open("div", "class", "grid two");
    data.clouds().forEach(cloud -> cloud(page, cloud));
    page.html().close();
    generators(page, data);
    page.paragraph(
        "note",
        "Variances are traces of a class's covariance, means over classes; features have length 1. KL near 0 says that all images of a class are one to the generator."
            + " The probe is the nearest class mean of synthetic features, on real test images.");
  }

  /** With and without, over the same seeds. */
  private static void changes(Page page, ReportData data) {
    List<MethodSummary> methods = MethodSummary.of(data.runs());
    List<Series> h = new ArrayList<>();
    List<Series> joint = new ArrayList<>();
    for (MethodSummary with : methods) {
      Optional<MethodSummary> without =
          methods.stream().filter(method -> with.name().equals(method.name() + SUFFIX)).findFirst();
      if (without.isPresent()) {
        int colour = page.palette().of(without.get().name());
        add(h, without.get(), colour, Paired.of(with, without.get(), MethodRun::h));
        add(joint, without.get(), colour, Paired.of(with, without.get(), MethodRun::generalisedH));
      }
    }
    page.html().open("div", "class", "grid two");
    forest(page, "What SHIP adds to H, each half by itself", h);
    forest(page, "What SHIP adds to H, all classes competing", joint);
    page.html().close();
  }

  private static void add(
      List<Series> rows, MethodSummary method, int colour, PairedDifference difference) {
    if (difference.difference().mean().isDefined()) {
      rows.add(new Series(method.name(), colour, List.of(SpreadPoint.points(difference))));
    }
  }

  private static void forest(Page page, String title, List<Series> rows) {
    if (!rows.isEmpty()) {
      page.figure(title, new SvgForestChart("points, 95 % interval over seeds", rows).draw());
    }
  }

  private static void legend(Page page) {
    Markup html = page.html();
    html.open("ul", "class", "legend");
    mark(html, "dot seed c0", "real test image");
    mark(html, "ring c0", "synthetic feature");
    html.close();
  }

  private static void mark(Markup html, String cssClass, String name) {
    html.open("li")
        .open("svg", "viewBox", "0 0 22 12", "aria-hidden", "true")
        .empty("path", "class", cssClass, "d", Marker.path(1, 11, 6, 4))
        .close()
        .text(name)
        .close();
  }

  private static void cloud(Page page, FeatureCloud cloud) {
    Markup html = page.html();
    html.open("figure").open("figcaption").text(cloud.title());
    html.open("ul", "class", "legend");
    for (Cloud one : cloud.classes()) {
      html.open("li").element("span", "", "class", "swatch c" + one.colour());
      html.text(one.name()).close();
    }
    html.close().close();
    html.append(
            new SvgCloudChart(
                    axis("first", cloud.explained()[0]),
                    axis("second", cloud.explained()[1]),
                    cloud.classes())
                .draw())
        .close();
  }

  private static String axis(String which, double explained) {
    return "%s principal axis, %s %% of the variance".formatted(which, Format.percent(explained));
  }

  private static void generators(Page page, ReportData data) {
    Markup html = page.html();
    html.open("div", "class", "scroll").open("table", "class", "results").open("thead").open("tr");
    html.element("th", "Generator", "scope", "col");
    List.of(
            "Cosine of reconstruction",
            "KL, nats",
            "Variance, real",
            "Variance, synthetic",
            "Probe, %")
        .forEach(column -> html.element("th", column, "scope", "col", "class", "num"));
    html.close().close().open("tbody");
    for (GeneratorScore score : data.generators()) {
      html.open("tr")
          .element(
              "th",
              "seed %d, %s classes".formatted(score.seed(), score.part().key()),
              "scope",
              "row");
      number(html, Format.decimals(score.reconstructionCosine(), 3));
      number(html, Format.decimals(score.divergence(), 3));
      number(html, Format.decimals(score.realVariance(), 3));
      number(html, Format.decimals(score.syntheticVariance(), 3));
      number(html, Format.percent(score.probeAccuracy()));
      html.close();
    }
    html.close().close().close();
  }

  private static void number(Markup html, String text) {
    html.element("td", text, "class", "num");
  }
}
