package io.plateau.world;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.SplittableRandom;

/** Draws scenes at {@link #SIDE} pixels a side and reduces them to {@link Renderer#SIDE}. */
final class Canvas {

  private static final int REDUCTION = 3;
  private static final int SIDE = REDUCTION * Picture.SIDE;

  /** Radius of one, two and three copies of medium size, in canvas pixels. */
  private static final double[] RADIUS = {36, 25, 21};

  /** Below this distance, in canvas pixels, the stripes of a texture would not survive. */
  private static final double FINEST_PERIOD = 12;

  private static final int JITTER = 14;

  private final SplittableRandom random;

  Canvas(SplittableRandom random) {
    this.random = random;
  }

  /**
   * Draws a scene.
   *
   * @param turn largest rotation of a copy, in radians
   * @param warp applied to every copy around its own centre
   * @return {@code side x side x 3} values between 0 and 255, channels last
   */
  float[] draw(Scene scene, double turn, AffineTransform warp) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      paintBackground(g, scene.background().paint());
      paintCopies(g, scene, turn, warp);
    } finally {
      g.dispose();
    }
    return reduced(((DataBufferInt) image.getRaster().getDataBuffer()).getData());
  }

  private void paintBackground(Graphics2D g, Color colour) {
    Color start = jittered(colour);
    if (Draws.chance(0.3, random)) {
      double angle = random.nextDouble(2 * Math.PI);
      float dx = (float) (SIDE / 2.0 * StrictMath.cos(angle));
      float dy = (float) (SIDE / 2.0 * StrictMath.sin(angle));
      float middle = SIDE / 2f;
      g.setPaint(
          new GradientPaint(
              middle - dx, middle - dy, start, middle + dx, middle + dy, dimmed(start)));
    } else {
      g.setPaint(start);
    }
    g.fillRect(0, 0, SIDE, SIDE);
  }

  private void paintCopies(Graphics2D g, Scene scene, double turn, AffineTransform warp) {
    double radius =
        RADIUS[scene.count() - 1] * scene.size().factor() * random.nextDouble(0.93, 1.07);
    double period = Math.max(0.5, FINEST_PERIOD / radius);
    AffineTransform frame = g.getTransform();
    for (double[] centre : Layout.centres(scene.count(), radius, SIDE, random)) {
      g.translate(centre[0], centre[1]);
      g.transform(warp);
      g.rotate(random.nextDouble(-turn, turn));
      g.scale(radius, radius);
      g.setStroke(new BasicStroke());
      scene
          .what()
          .texture()
          .paint(g, Geometry.of(scene.what().outline()), scene.what().colour(), period);
      g.setClip(null);
      g.setTransform(frame);
    }
  }

  private Color jittered(Color colour) {
    return new Color(
        jittered(colour.getRed()), jittered(colour.getGreen()), jittered(colour.getBlue()));
  }

  private int jittered(int value) {
    return Math.max(0, Math.min(255, value + random.nextInt(-JITTER, JITTER + 1)));
  }

  private static Color dimmed(Color colour) {
    return new Color(
        colour.getRed() * 7 / 10, colour.getGreen() * 7 / 10, colour.getBlue() * 7 / 10);
  }

  /** The mean of every {@code REDUCTION x REDUCTION} block. */
  private static float[] reduced(int[] pixels) {
    float[] reduced = new float[Picture.SIDE * Picture.SIDE * 3];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int pixel = pixels[y * SIDE + x];
        int at = 3 * (y / REDUCTION * Picture.SIDE + x / REDUCTION);
        reduced[at] += pixel >> 16 & 0xFF;
        reduced[at + 1] += pixel >> 8 & 0xFF;
        reduced[at + 2] += pixel & 0xFF;
      }
    }
    for (int i = 0; i < reduced.length; i++) {
      reduced[i] /= REDUCTION * REDUCTION;
    }
    return reduced;
  }
}
