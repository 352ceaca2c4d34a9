package io.plateau.world;

import java.awt.geom.AffineTransform;
import java.util.SplittableRandom;

/** Shapes turned by at most fifteen degrees, with the faint noise of a sensor. */
final class CleanRenderer implements Renderer {

  private static final double TURN = Math.PI / 12;
  private static final double NOISE = 0.02;

  @Override
  public Picture render(Scene scene, SplittableRandom random) {
    float[] values = new Canvas(random).draw(scene, TURN, new AffineTransform());
    Photograph.noise(values, NOISE, random);
    return Photograph.picture(values);
  }
}
