package io.plateau.jobs.evaluation;

import java.awt.image.BufferedImage;

/** Values of the patches of an image, as colour over its grey. */
final class HeatMap {

  /** Orange: strong on light and dark, and no one's colour for right or wrong. */
  private static final int[] HOT = {255, 106, 0};

  /** Share of the grey image's light where nothing lies over it. */
  private static final double DIM = 0.75;

  private static final double STRONGEST = 0.9;

  private HeatMap() {}

  /**
   * Draws one.
   *
   * @param square what the patches are of
   * @param values row-major, {@code side^2}; below 0 as 0
   * @param most the value of full colour
   */
  static BufferedImage over(BufferedImage square, float[] values, int side, double most) {
    int size = square.getWidth();
    BufferedImage drawn = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        float value = values[y * side / size * side + x * side / size];
        double share = most > 0 ? Math.max(0, Math.min(1, value / most)) : 0;
        drawn.setRGB(x, y, blend(square.getRGB(x, y), STRONGEST * share));
      }
    }
    return drawn;
  }

  private static int blend(int rgb, double share) {
    double grey =
        DIM * (0.299 * ((rgb >> 16) & 0xff) + 0.587 * ((rgb >> 8) & 0xff) + 0.114 * (rgb & 0xff));
    int blended = 0;
    for (int hot : HOT) {
      blended = (blended << 8) | (int) Math.round(grey * (1 - share) + hot * share);
    }
    return blended;
  }
}
