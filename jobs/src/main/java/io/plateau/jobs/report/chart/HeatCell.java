package io.plateau.jobs.report.chart;

import java.util.Locale;

/**
 * A cell of a heat map.
 *
 * @param shade from -1, full in the colour of what is below 0, to 1, full in that of what is above
 * @param text in the cell; empty for none
 * @param tooltip what it says when pointed at
 * @param edge whether it stands out
 */
public record HeatCell(double shade, String text, String tooltip, Edge edge) {

  /** Fuller colours would make the text on them hard to read. */
  private static final double FULLEST = 0.62;

  /** Whether a cell stands out. */
  public enum Edge {
    PLAIN,
    OUTLINED
  }

  public HeatCell {
    if (!(shade >= -1 && shade <= 1)) {
      throw new IllegalArgumentException("shade: " + shade + " (expected: -1 to 1)");
    }
  }

  /** A cell like others. */
  public static HeatCell of(double shade, String text, String tooltip) {
    return new HeatCell(shade, text, tooltip, Edge.PLAIN);
  }

  /** A cell without a value. */
  public static HeatCell missing(String tooltip) {
    return new HeatCell(0, "\u2013", tooltip, Edge.PLAIN);
  }

  /** The same with an outline. */
  public HeatCell outlined() {
    return new HeatCell(shade, text, tooltip, Edge.OUTLINED);
  }

  String cssClass() {
    return "cell %s%s".formatted(shade < 0 ? "below" : "above", edge == Edge.PLAIN ? "" : " edge");
  }

  String opacity() {
    return String.format(Locale.ROOT, "%.3f", FULLEST * Math.abs(shade));
  }
}
