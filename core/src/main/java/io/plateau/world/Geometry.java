package io.plateau.world;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.EnumMap;
import java.util.Map;

/** The geometry of every outline, around the origin with a radius of about one. */
final class Geometry {

  private static final Map<Outline, Shape> AREAS = areas();

  private Geometry() {}

  static Shape of(Outline outline) {
    return AREAS.get(outline);
  }

  private static Map<Outline, Shape> areas() {
    Map<Outline, Shape> areas = new EnumMap<>(Outline.class);
    for (Outline outline : Outline.values()) {
      areas.put(outline, area(outline));
    }
    return areas;
  }

  private static Shape area(Outline outline) {
    return switch (outline) {
      case CIRCLE -> disc(0, 0, 0.95);
      case SQUARE -> new Rectangle2D.Double(-0.82, -0.82, 1.64, 1.64);
      case TRIANGLE -> polygon(0, -1.05, 1.05, 0.85, -1.05, 0.85);
      case STAR -> star();
      case HEXAGON -> hexagon();
      case CROSS -> cross();
      case HEART -> heart();
      case DIAMOND -> polygon(0, -1.15, 0.66, 0, 0, 1.15, -0.66, 0);
      case RING -> without(disc(0, 0, 1), disc(0, 0, 0.52));
      case CRESCENT -> without(disc(0, 0, 1), disc(0.5, 0, 0.82));
      case ARROW -> arrow();
    };
  }

  private static Path2D arrow() {
    return polygon(
        1.1, 0, 0.15, -0.85, 0.15, -0.32, -1.05, -0.32, -1.05, 0.32, 0.15, 0.32, 0.15, 0.85);
  }

  private static Ellipse2D disc(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private static Path2D polygon(double... coordinates) {
    Path2D path = new Path2D.Double();
    path.moveTo(coordinates[0], coordinates[1]);
    for (int i = 2; i < coordinates.length; i += 2) {
      path.lineTo(coordinates[i], coordinates[i + 1]);
    }
    path.closePath();
    return path;
  }

  private static Path2D star() {
    double[] corners = new double[20];
    for (int i = 0; i < 10; i++) {
      double radius = i % 2 == 0 ? 1.12 : 0.46;
      corners[2 * i] = radius * StrictMath.sin(i * Math.PI / 5);
      corners[2 * i + 1] = -radius * StrictMath.cos(i * Math.PI / 5);
    }
    return polygon(corners);
  }

  private static Path2D hexagon() {
    double[] corners = new double[12];
    for (int i = 0; i < 6; i++) {
      corners[2 * i] = StrictMath.cos(i * Math.PI / 3);
      corners[2 * i + 1] = StrictMath.sin(i * Math.PI / 3);
    }
    return polygon(corners);
  }

  private static Area cross() {
    Area bar = new Area(new Rectangle2D.Double(-1, -0.3, 2, 0.6));
    Area cross = new Area(bar);
    cross.add(bar.createTransformedArea(AffineTransform.getQuadrantRotateInstance(1)));
    return cross;
  }

  private static Path2D heart() {
    Path2D path = new Path2D.Double();
    path.moveTo(0, 1);
    path.curveTo(-0.7, 0.5, -1.1, 0.1, -1.1, -0.35);
    path.curveTo(-1.1, -1.05, -0.25, -1.15, 0, -0.45);
    path.curveTo(0.25, -1.15, 1.1, -1.05, 1.1, -0.35);
    path.curveTo(1.1, 0.1, 0.7, 0.5, 0, 1);
    path.closePath();
    return path;
  }

  private static Area without(Shape whole, Shape hole) {
    Area area = new Area(whole);
    area.subtract(new Area(hole));
    return area;
  }
}
