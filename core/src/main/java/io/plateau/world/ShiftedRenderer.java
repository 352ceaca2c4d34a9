package io.plateau.world;

import java.awt.geom.AffineTransform;
import java.util.SplittableRandom;

/**
 * The other renderer: any rotation, shear and uneven scale, then what a poor camera adds. The
 * strengths are chosen so that zero-shot accuracy on 24 classes falls to under a half.
 */
final class ShiftedRenderer implements Renderer {

  private static final double SHEAR = 0.3;

  @Override
  public Picture render(Scene scene, SplittableRandom random) {
    AffineTransform warp =
        AffineTransform.getScaleInstance(
            random.nextDouble(0.75, 1.2), random.nextDouble(0.75, 1.2));
    warp.shear(random.nextDouble(-SHEAR, SHEAR), random.nextDouble(-SHEAR, SHEAR));
    float[] values = new Canvas(random).draw(scene, Math.PI, warp);
    Photograph.blur(values, Picture.SIDE, random.nextDouble(0.3, 0.9));
    Photograph.contrast(values, random.nextDouble(0.45, 0.85));
    Photograph.cast(
        values,
        new double[] {
          random.nextDouble(0.8, 1.2), random.nextDouble(0.8, 1.2), random.nextDouble(0.8, 1.2)
        });
    Photograph.brighten(values, random.nextDouble(-0.15, 0.15));
    Photograph.noise(values, random.nextDouble(0.02, 0.08), random);
    return Photograph.picture(values);
  }
}
