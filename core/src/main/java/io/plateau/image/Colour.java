package io.plateau.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/** One colour, 8 bits a channel. */
record Colour(byte red, byte green, byte blue) {

  static final Colour BLACK = new Colour((byte) 0, (byte) 0, (byte) 0);

  /**
   * What Pillow fills the canvas around a first frame with: the transparent colour of its palette,
   * else the first one; black where there is no palette.
   */
  static Colour around(BufferedImage frame) {
    if (frame.getColorModel() instanceof IndexColorModel palette) {
      int index = Math.max(0, palette.getTransparentPixel());
      return new Colour(
          (byte) palette.getRed(index),
          (byte) palette.getGreen(index),
          (byte) palette.getBlue(index));
    }
    return BLACK;
  }

  /** {@code height x width x 3} bytes of this colour. */
  byte[] fill(ImageSize size) {
    byte[] rgb = new byte[3 * size.height() * size.width()];
    if (!equals(BLACK)) {
      for (int i = 0; i < rgb.length; i += 3) {
        rgb[i] = red;
        rgb[i + 1] = green;
        rgb[i + 2] = blue;
      }
    }
    return rgb;
  }
}
