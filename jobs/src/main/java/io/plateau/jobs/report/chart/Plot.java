package io.plateau.jobs.report.chart;

import java.util.Locale;

/** An SVG drawing with axes, to which a chart adds its marks. */
final class Plot {

  private final Frame frame;
  private final Markup svg = new Markup();

  /**
   * Opens a drawing.
   *
   * @param description what a reader who cannot see it should know
   */
  Plot(Frame frame, String description) {
    this.frame = frame;
    svg.open(
        "svg",
        "viewBox",
        "0 0 %s %s".formatted(number(frame.width()), number(frame.height())),
        "role",
        "img",
        "aria-label",
        description);
  }

  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** The vertical axis: horizontal grid lines, tick labels, and its name above the plot. */
  void vertical(Scale scale, String name) {
    for (Tick tick : scale.ticks()) {
      double y = scale.at(tick.value());
      line("grid", frame.left(), y, frame.right(), y);
      text("tick end", frame.left() - 6, y + 4, tick.label());
    }
    text("axis", 2, 13, name);
  }

  /** The horizontal axis: a base line, tick labels, and its name below them. */
  void horizontal(Scale scale, String name) {
    line("base", frame.left(), frame.bottom(), frame.right(), frame.bottom());
    for (Tick tick : scale.ticks()) {
      double x = scale.at(tick.value());
      line("base", x, frame.bottom(), x, frame.bottom() + 4);
      text("tick middle", x, frame.bottom() + 17, tick.label());
    }
    text("axis middle", (frame.left() + frame.right()) / 2, frame.height() - 6, name);
  }

  void line(String cssClass, double x1, double y1, double x2, double y2) {
    svg.empty(
        "line",
        "class",
        cssClass,
        "x1",
        number(x1),
        "y1",
        number(y1),
        "x2",
        number(x2),
        "y2",
        number(y2));
  }

  void text(String cssClass, double x, double y, String text) {
    svg.element("text", text, "class", cssClass, "x", number(x), "y", number(y));
  }

  /** A name that leans over to the right, so that long ones fit beside each other. */
  void leaning(String cssClass, double x, double y, String text, String tooltip) {
    svg.open(
            "text",
            "class",
            cssClass,
            "x",
            number(x),
            "y",
            number(y),
            "transform",
            "rotate(-35 %s %s)".formatted(number(x), number(y)))
        .text(text)
        .element("title", tooltip)
        .close();
  }

  /** A cell of a heat map. */
  void cell(HeatCell cell, double x, double y, double width, double height) {
    svg.open(
            "rect",
            "class",
            cell.cssClass(),
            "x",
            number(x),
            "y",
            number(y),
            "width",
            number(width),
            "height",
            number(height),
            "fill-opacity",
            cell.opacity())
        .element("title", cell.tooltip())
        .close();
  }

  void path(String cssClass, String data) {
    svg.empty("path", "class", cssClass, "d", data);
  }

  /** A path that says its numbers when pointed at. */
  void path(String cssClass, String data, String tooltip) {
    svg.open("path", "class", cssClass, "d", data).element("title", tooltip).close();
  }

  /** A bar between two heights; rounded nowhere, so that its end is exact. */
  void bar(String cssClass, double x, double y1, double width, double y2, String tooltip) {
    double top = Math.min(y1, y2);
    svg.open(
            "rect",
            "class",
            cssClass,
            "x",
            number(x),
            "y",
            number(top),
            "width",
            number(width),
            "height",
            number(Math.abs(y1 - y2)))
        .element("title", tooltip)
        .close();
  }

  /** A vertical whisker with caps. */
  void whisker(String cssClass, double x, double low, double high) {
    path(
        cssClass,
        "M%s %sV%sM%s %sh6M%s %sh6"
            .formatted(
                number(x),
                number(low),
                number(high),
                number(x - 3),
                number(low),
                number(x - 3),
                number(high)));
  }

  Markup finish() {
    return svg.close();
  }
}
