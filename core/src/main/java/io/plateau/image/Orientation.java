package io.plateau.image;

/** How a stored image has to be turned to stand upright; the values of EXIF tag 274, in order. */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  FLIPPED(false, false, true),
  TRANSPOSED(true, false, false),
  QUARTER_TURN_RIGHT(true, false, true),
  TRANSVERSED(true, true, true),
  QUARTER_TURN_LEFT(true, true, false);

  private final boolean exchangeAxes;
  private final boolean fromRight;
  private final boolean fromBottom;

  /**
   * Stored column and row of an upright pixel: its own, exchanged or not, then counted from the far
   * edge or not.
   */
  Orientation(boolean exchangeAxes, boolean fromRight, boolean fromBottom) {
    this.exchangeAxes = exchangeAxes;
    this.fromRight = fromRight;
    this.fromBottom = fromBottom;
  }

  /** The orientation of an EXIF value; upright for values that EXIF does not know. */
  static Orientation of(long exif) {
    return exif >= 1 && exif <= values().length ? values()[(int) exif - 1] : UPRIGHT;
  }

  RgbImage upright(RgbImage stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    int width = exchangeAxes ? stored.height() : stored.width();
    int height = exchangeAxes ? stored.width() : stored.height();
    byte[] upright = new byte[stored.rgb().length];
    int to = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = exchangeAxes ? y : x;
        int row = exchangeAxes ? x : y;
        int from =
            3
                * ((fromBottom ? stored.height() - 1 - row : row) * stored.width()
                    + (fromRight ? stored.width() - 1 - column : column));
        upright[to++] = stored.rgb()[from];
        upright[to++] = stored.rgb()[from + 1];
        upright[to++] = stored.rgb()[from + 2];
      }
    }
    return new RgbImage(width, height, upright);
  }
}
