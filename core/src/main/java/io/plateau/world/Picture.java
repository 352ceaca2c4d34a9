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
 * A square RGB picture of the size that the embedded model looks at.
 *
 * @param rgb {@code SIDE x SIDE x CHANNELS} unsigned bytes, rows from the top, channels last
 */
public record Picture(byte[] rgb) {

  /** Width and height in pixels. */
  public static final int SIDE = 40;

  /** Red, green and blue. */
  public static final int CHANNELS = 3;

  public Picture {
    if (rgb.length != SIDE * SIDE * CHANNELS) {
      throw new IllegalArgumentException(
          "rgb: %d bytes (expected: %d x %d x %d)".formatted(rgb.length, SIDE, SIDE, CHANNELS));
    }
  }

  /** Left and right exchanged. */
  public Picture mirrored() {
    byte[] mirrored = new byte[rgb.length];
    for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
      int x = pixel % SIDE;
      int other = pixel - x + SIDE - 1 - x;
      System.arraycopy(rgb, other * CHANNELS, mirrored, pixel * CHANNELS, CHANNELS);
    }
    return new Picture(mirrored);
  }

  /** The same pixels as an image of the Java runtime. */
  public BufferedImage image() {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
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
