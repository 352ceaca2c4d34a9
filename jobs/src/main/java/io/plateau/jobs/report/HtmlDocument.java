package io.plateau.jobs.report;

import io.plateau.jobs.report.chart.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One HTML file that needs nothing else: no scripts, no fonts, no network.
 *
 * @param title of the page
 * @param palette colours of methods
 * @param top what is above the sections
 * @param sections in order; those that have nothing to show are left out
 * @param footer below them
 * @param <D> what the page shows
 */
public record HtmlDocument<D>(
    String title, Palette palette, Top<D> top, List<Section<D>> sections, String footer) {

  /** The browser itself is told to load nothing, whatever text or names the page shows. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

  public HtmlDocument {
    sections = List.copyOf(sections);
  }

  /**
   * What is above the sections.
   *
   * @param <D> what the page shows
   */
  @FunctionalInterface
  public interface Top<D> {

    /**
     * Writes it.
     *
     * @param sections that the page has
     */
    void write(Page page, D data, List<Section<D>> sections);
  }

  /** The page as text, in UTF-8 when stored. */
  public String render(D data) {
    Markup html = new Markup();
    Page page = new Page(html, palette);
    List<Section<D>> shown = sections.stream().filter(section -> section.appliesTo(data)).toList();
    html.open("html", "lang", "en");
    head(html);
    html.open("body");
    top.write(page, data, shown);
    html.open("main");
    for (Section<D> section : shown) {
      html.open("section", "id", section.id()).element("h2", section.title());
      section.write(page, data);
      html.close();
    }
    html.close();
    html.element("footer", footer);
    html.close().close();
    return "<!DOCTYPE html>\n" + html;
  }

  private void head(Markup html) {
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
    try (InputStream css = HtmlDocument.class.getResourceAsStream("report.css")) {
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
