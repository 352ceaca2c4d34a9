package io.plateau.prep;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws small images into folders. */
public final class TestImages {

  private TestImages() {}

  /** An image that fades from a colour to white; the format is that of the name. */
  public static Path draw(Path file, Color colour) throws IOException {
    BufferedImage image = new BufferedImage(20, 14, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, colour, 20, 14, Color.WHITE));
    graphics.fillRect(0, 0, 20, 14);
    graphics.dispose();
    Files.createDirectories(file.getParent());
    String name = file.getFileName().toString();
    ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
    return file;
  }

  /** {@code count} images of different shades in a folder. */
  public static void drawMany(Path folder, Color colour, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Color shade = new Color(colour.getRed(), colour.getGreen(), (i * 37) % 256);
      draw(folder.resolve("image-%03d.png".formatted(i)), shade);
    }
  }
}
