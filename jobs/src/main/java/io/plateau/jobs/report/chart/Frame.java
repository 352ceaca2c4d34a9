package io.plateau.jobs.report.chart;

/**
 * The size of a drawing and the edges of its plot area, in user units.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param left x of the plot area's left edge
 * @param top y of its top edge
 * @param right x of its right edge
 * @param bottom y of its bottom edge
 */
record Frame(double width, double height, double left, double top, double right, double bottom) {

  /** Three of these fit beside each other on a desk, one on a phone, with text of the same size. */
  static final Frame STANDARD = new Frame(420, 270, 42, 28, 408, 228);

  /** The standard size with room at the right for the names of curves. */
  static final Frame LABELLED = new Frame(420, 270, 42, 28, 380, 228);

  /** Equal sides, for charts whose axes have the same unit. */
  static final Frame SQUARE = new Frame(300, 310, 42, 28, 288, 268);

  /** Equal sides, for two charts beside each other. */
  static final Frame LARGE_SQUARE = new Frame(420, 432, 42, 28, 408, 394);
}
