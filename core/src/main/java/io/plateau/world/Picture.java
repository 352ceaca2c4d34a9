package io.plateau.world;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A square RGB picture.
 *
 * @param side width and height in pixels
 * @param rgb {@code side x side x 3} unsigned bytes, rows from the top, channels last
 */
public record Picture(int side, byte[] rgb) {

  public Picture {
    if (side <= 0 || rgb.length != side * side * 3) {
      throw new IllegalArgumentException(
          "rgb: %d bytes (expected: %d x %d x 3)".formatted(rgb.length, side, side));
    }
  }

  /** The same pixels as an image of the Java runtime. */
  public BufferedImage image() {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] =
          (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | (rgb[3 * i + 2] & 0xFF);
    }
    return image;
  }

  /** Writes a PNG file. */
  public void write(Path file) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(png)) {
      if (!ImageIO.write(image(), "png", stream)) {
        throw new IOException(
            "Cannot write %s: this Java runtime has no PNG writer. Use one with java.desktop."
                .formatted(file));
      }
    }
    Files.write(file, png.toByteArray());
  }
}
