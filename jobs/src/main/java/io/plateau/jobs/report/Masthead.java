package io.plateau.jobs.report;

import io.plateau.evaluation.SeedStatistics;
import io.plateau.jobs.report.chart.Markup;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The top of the page: what was asked, what came out, and its three numbers. */
final class Masthead implements HtmlDocument.Top<ReportData> {

  @Override
  public void write(Page page, ReportData data, List<Section<ReportData>> sections) {
    Headline headline = Headline.of(data);
    Markup html = page.html();
    html.open("header");
    html.element("p", "Plateau", "class", "brand");
    html.element("h1", data.title());
    page.paragraph("introduction", data.introduction());
    html.open("div", "class", "headline");
    page.paragraph("result", headline.result());
    headline.details().forEach(detail -> page.paragraph("detail", detail));
    html.close();
    tiles(page, data);
    page.contents(sections);
    html.close();
  }

  private static void tiles(Page page, ReportData data) {
    Comparison comparison = data.comparison();
    List<MethodSummary> methods = MethodSummary.of(data.runs());
    if (comparison == null || Score.of(methods) != Score.H) {
      return;
    }
    Optional<MethodSummary> subject = find(methods, comparison.subject());
    Optional<MethodSummary> reference = find(methods, comparison.reference());
    if (subject.isPresent() && reference.isPresent()) {
      page.html().open("dl", "class", "tiles");
      tile(page, "Base classes", subject.get(), reference.get(), m -> m.accuracy(Part.BASE));
      tile(page, "New classes", subject.get(), reference.get(), m -> m.accuracy(Part.NEW));
      tile(page, "Harmonic mean", subject.get(), reference.get(), MethodSummary::h);
      page.html().close();
    }
  }

  private static void tile(
      Page page,
      String title,
      MethodSummary subject,
      MethodSummary reference,
      Function<MethodSummary, SeedStatistics> number) {
    double value = number.apply(subject).mean().orElseThrow();
    double difference = value - number.apply(reference).mean().orElseThrow();
    page.html()
        .open("div")
        .element("dt", title)
        .open("dd")
        .element("span", Format.percent(value), "class", "big")
        .element("span", " %", "class", "unit")
        .close()
        .element(
            "dd",
            "%s points vs %s".formatted(Format.signedPoints(difference), reference.name()),
            "class",
            "delta " + direction(difference))
        .close();
  }

  private static String direction(double difference) {
    if (Format.percent(difference).equals("0.0")) {
      return "level";
    }
    return difference > 0 ? "up" : "down";
  }

  private static Optional<MethodSummary> find(List<MethodSummary> methods, String name) {
    return methods.stream()
        .filter(method -> method.name().equals(name) && method.h().mean().isDefined())
        .findFirst();
  }
}
