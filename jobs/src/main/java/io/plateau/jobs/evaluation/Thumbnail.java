package io.plateau.jobs.evaluation;

import io.plateau.prep.featureset.Storage;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Images of a source, small enough for a page. */
final class Thumbnail {

  static final int SIDE = 160;

  private Thumbnail() {}

  /**
   * Reads an image.
   *
   * @param id of a row, which is the image's path below the source
   * @return empty where it cannot be read any more
   */
  static Optional<BufferedImage> read(Storage source, String id) throws IOException {
    return source.exists(id)
        ? Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(source.read(id))))
        : Optional.empty();
  }

  /** All of an image, its longer side of {@link #SIDE} pixels at most. */
  static BufferedImage whole(BufferedImage image) {
    double scale = Math.min(1, SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
    return scaled(
        image,
        Math.max(1, (int) Math.round(image.getWidth() * scale)),
        Math.max(1, (int) Math.round(image.getHeight() * scale)));
  }

  /** The square in the middle, which is what a tower sees of an image. */
  static BufferedImage square(BufferedImage image) {
    int side = Math.min(image.getWidth(), image.getHeight());
    int left = (image.getWidth() - side) / 2;
    int top = (image.getHeight() - side) / 2;
    return scaled(image.getSubimage(left, top, side, side), SIDE, SIDE);
  }

  /** The bytes of a PNG file. */
  static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return small;
  }
}
