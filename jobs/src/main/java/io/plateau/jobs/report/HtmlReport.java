package io.plateau.jobs.report;

import io.plateau.jobs.report.chart.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The report as one HTML file that needs nothing else: no scripts, no fonts, no network. */
public final class HtmlReport {

  /** The browser itself is told to load nothing, whatever text or names the page shows. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

  private static final List<Section> SECTIONS =
      List.of(
          new ResultSection(),
          new ComparisonSection(),
          new DifferenceSection(),
          new FewShotSection(),
          new SynthesisSection(),
          new PathSection(),
          new SweepSection(),
          new CostSection(),
          new TrainingSection(),
          new LandscapeSection(),
          new ReliabilitySection(),
          new ClassSection(),
          new SteeringSection(),
          new SampleSection(),
          new ProvenanceSection());

  private HtmlReport() {}

  /** The page as text, in UTF-8 when stored. */
  public static String render(ReportData data) {
    Markup html = new Markup();
    Page page = new Page(html, new Palette(data));
    List<Section> sections = SECTIONS.stream().filter(section -> section.appliesTo(data)).toList();
    html.open("html", "lang", "en");
    head(html, data.title());
    html.open("body");
    new Masthead().write(page, data, sections);
    html.open("main");
    for (Section section : sections) {
      html.open("section", "id", section.id()).element("h2", section.title());
      section.write(page, data);
      html.close();
    }
    html.close();
    html.element("footer", "All numbers of this page are in results.json beside it.");
    html.close().close();
    return "<!DOCTYPE html>\n" + html;
  }

  /** What every page of ours begins with. */
  static void head(Markup html, String title) {
    html.open("head")
        .empty("meta", "charset", "utf-8")
        .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
        .empty("meta", "name", "color-scheme", "content", "light dark")
        .element("title", title)
        .style(styleSheet())
        .close();
  }

  private static String styleSheet() {
    try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
      if (css == null) {
        throw new IllegalStateException(
            "Cannot write the report: report.css is not on the classpath. Rebuild the jar.");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read report.css: " + e.getMessage(), e);
    }
  }
}
