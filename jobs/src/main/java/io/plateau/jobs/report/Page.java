package io.plateau.jobs.report;

import io.plateau.jobs.report.chart.Guide;
import io.plateau.jobs.report.chart.Marker;
import io.plateau.jobs.report.chart.Markup;
import java.util.Collection;
import java.util.List;

/**
 * What a section writes to.
 *
 * @param html the page so far
 * @param palette colours of methods
 */
record Page(Markup html, Palette palette) {

  void paragraph(String cssClass, String text) {
    html.element("p", Format.unbroken(text), "class", cssClass);
  }

  /** A chart with its title above. */
  void figure(String title, Markup chart) {
    html.open("figure").element("figcaption", Format.unbroken(title)).append(chart).close();
  }

  /** Which colour and shape is which method, once for all charts of a section. */
  void legend(Collection<String> methods) {
    legend(methods, List.of());
  }

  /** A legend that also names dashed lines. */
  void legend(Collection<String> methods, List<Guide> guides) {
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
}
