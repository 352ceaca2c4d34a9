package io.plateau.jobs.report;

import java.util.List;

/** The decision of a gate as one HTML file that needs nothing else. */
public final class GatePage {

  private static final List<Section<GateReport>> SECTIONS =
      List.of(new GateChecks(), new GateDifferences(), new GateOrigins());

  private GatePage() {}

  /** The page as text, in UTF-8 when stored. */
  public static String render(GateReport report) {
    return new HtmlDocument<>(
            report.title(),
            new Palette(List.of(), List.of()),
            GatePage::top,
            SECTIONS,
            "All numbers of this page are in decision.json beside it.")
        .render(report);
  }

  private static void top(Page page, GateReport report, List<Section<GateReport>> sections) {
    page.html().open("header").element("p", "Plateau", "class", "brand");
    page.html().element("h1", report.title());
    page.paragraph("introduction", report.introduction());
    page.html().open("div", "class", "headline");
    page.paragraph("result", report.result());
    report.details().forEach(detail -> page.paragraph("detail", detail));
    page.html().close().close();
  }
}
