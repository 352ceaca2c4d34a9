package io.plateau.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Places the copies of a scene inside the picture and, as long as there is room, apart. */
final class Layout {

  private static final double MARGIN = 1.08;

  private Layout() {}

  /** The centres {@code {x, y}} of {@code count} copies in a square of the given side. */
  static List<double[]> centres(int count, double radius, double side, SplittableRandom random) {
    double reach = side / 2 - MARGIN * radius;
    List<double[]> centres = new ArrayList<>();
    if (count == 1) {
      double free = Math.max(reach, 1);
      centres.add(
          new double[] {
            side / 2 + random.nextDouble(-free, free), side / 2 + random.nextDouble(-free, free)
          });
      return centres;
    }
    // Evenly around the middle, from any angle.
    double needed = MARGIN * radius / StrictMath.sin(Math.PI / count);
    double distance =
        Math.min(Math.max(needed, reach * random.nextDouble(0.8, 1)), side / 2 - radius);
    double start = random.nextDouble(2 * Math.PI);
    for (int i = 0; i < count; i++) {
      double angle = start + 2 * Math.PI * i / count;
      centres.add(
          new double[] {
            side / 2 + distance * StrictMath.cos(angle), side / 2 + distance * StrictMath.sin(angle)
          });
    }
    return centres;
  }
}
