package io.plateau.world;

import java.awt.Color;
import java.util.Locale;

/** The colours of the drawn world. */
public enum Colour {
  RED(215, 35, 35),
  GREEN(40, 155, 60),
  BLUE(40, 75, 215),
  YELLOW(242, 222, 45),
  ORANGE(245, 135, 20),
  PURPLE(130, 45, 170),
  PINK(250, 150, 195),
  BROWN(125, 75, 35),
  BLACK(22, 22, 22),
  WHITE(246, 246, 246),
  GRAY(128, 128, 128),
  CYAN(55, 208, 218);

  private static final double LIGHT = 0.55;
  private static final double TINT = 0.72;

  private final Color paint;

  Colour(int red, int green, int blue) {
    this.paint = new Color(red, green, blue);
  }

  /** The word for this colour in captions and class names. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Color paint() {
    return paint;
  }

  /** The second tone of textures: a light tint of dark colours, a dark shade of light ones. */
  Color contrast() {
    int target = luminance() < LIGHT ? 255 : 0;
    return new Color(
        towards(paint.getRed(), target),
        towards(paint.getGreen(), target),
        towards(paint.getBlue(), target));
  }

  /** Perceived brightness between 0 and 1, with the weights of ITU-R BT.601. */
  private double luminance() {
    return (0.299 * paint.getRed() + 0.587 * paint.getGreen() + 0.114 * paint.getBlue()) / 255;
  }

  private static int towards(int value, int target) {
    return (int) Math.round(value + TINT * (target - value));
  }
}
