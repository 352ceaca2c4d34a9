package io.plateau.jobs.report.chart;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML and SVG elements; every text and attribute value is escaped, so class names and
 * settings cannot become markup.
 */
public final class Markup {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  public Markup open(String element, String... attributes) {
    tag(element, attributes).append('>');
    open.push(element);
    return this;
  }

  /** Closes the element opened last. */
  public Markup close() {
    out.append("</").append(open.pop()).append('>');
    if (open.size() <= 3) {
      out.append('\n');
    }
    return this;
  }

  /** An element that holds only text. */
  public Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** An HTML or SVG element without content. */
  public Markup empty(String element, String... attributes) {
    tag(element, attributes).append("/>");
    return this;
  }

  public Markup text(String text) {
    out.append(escape(text));
    return this;
  }

  /** Finished markup, such as a chart. */
  public Markup append(Markup finished) {
    out.append(finished);
    return this;
  }

  /** Content of a style element, which knows no escapes. */
  public Markup style(String css) {
    if (css.contains("</")) {
      throw new IllegalArgumentException("css: contains \"</\" (expected: a plain style sheet)");
    }
    out.append("<style>").append(css).append("</style>");
    return this;
  }

  /** All that was written; every element must be closed. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("Cannot finish markup: " + open + " are still open.");
    }
    return out.toString();
  }

  private StringBuilder tag(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escape(attributes[i + 1])).append('"');
    }
    return out;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
