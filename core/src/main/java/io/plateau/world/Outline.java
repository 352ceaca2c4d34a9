package io.plateau.world;

import java.util.Locale;

/** The shapes of the drawn world. */
public enum Outline {
  CIRCLE,
  SQUARE,
  TRIANGLE,
  STAR,
  HEXAGON,
  CROSS,
  HEART,
  DIAMOND,
  RING,
  CRESCENT,
  ARROW;

  /** The word for one of this shape in captions and class names. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word for several of this shape. */
  String plural() {
    return this == CROSS ? "crosses" : word() + "s";
  }
}
