package io.plateau.jobs.report;

import io.plateau.jobs.report.chart.Guide;
import io.plateau.jobs.report.chart.Marker;
import io.plateau.jobs.report.chart.Markup;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a section writes to.
 *
 * @param html the page so far
 * @param palette colours of methods
 */
public record Page(Markup html, Palette palette) {

  public void paragraph(String cssClass, String text) {
    html.element("p", Format.unbroken(text), "class", cssClass);
  }

  /** A chart with its title above. */
  public void figure(String title, Markup chart) {
    html.open("figure").element("figcaption", Format.unbroken(title)).append(chart).close();
  }

  /** Which colour and shape is which method, once for all charts of a section. */
  public void legend(Collection<String> methods) {
    legend(methods, List.of());
  }

  /** A legend that also names dashed lines. */
  public void legend(Collection<String> methods, List<Guide> guides) {
    html.open("ul", "class", "legend");
    for (String method : methods) {
      int colour = palette.of(method);
      html.open("li")
          .open("svg", "viewBox", "0 0 22 12", "aria-hidden", "true")
          .empty("path", "class", "line c" + colour, "d", "M0 6H22")
          .empty("path", "class", "dot c" + colour, "d", Marker.path(colour, 11, 6, 4))
          .close()
          .text(method)
          .close();
    }
    for (Guide guide : guides) {
      html.open("li")
          .open("svg", "viewBox", "0 0 22 12", "aria-hidden", "true")
          .empty("path", "class", "guide c" + guide.colour(), "d", "M0 6H22")
          .close()
          .text(guide.name())
          .close();
    }
    html.close();
  }

  /** Links to the sections of the page. */
  public <D> void contents(List<Section<D>> sections) {
    html.open("nav", "aria-label", "Sections");
    for (Section<D> section : sections) {
      html.element("a", section.title(), "href", "#" + section.id());
    }
    html.close();
  }

  /** The head of a row: the name of a method after its colour. */
  public void methodHead(String method) {
    html.open("th", "scope", "row");
    html.element("span", "", "class", "swatch c" + palette.of(method));
    html.text(method).close();
  }

  /**
   * A table of names and values under a title; nothing where there are none.
   *
   * @param valueClass {@code text} or {@code num}
   */
  public void pairs(String title, Map<String, String> rows, String valueClass) {
    if (rows.isEmpty()) {
      return;
    }
    html.open("div").element("h3", title).open("table", "class", "pairs").open("tbody");
    rows.forEach(
        (name, value) ->
            html.open("tr")
                .element("th", name, "scope", "row")
                .element("td", value, "class", valueClass)
                .close());
    html.close().close().close();
  }
}
