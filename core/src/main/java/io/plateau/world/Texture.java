package io.plateau.world;

import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/** How a shape of the drawn world is filled. */
public enum Texture {
  SOLID {
    @Override
    void overlay(Graphics2D g, Shape area, Colour colour, double period) {}
  },
  STRIPED {
    @Override
    void overlay(Graphics2D g, Shape area, Colour colour, double period) {
      g.setPaint(colour.contrast());
      for (double y = -REACH; y < REACH; y += period) {
        g.fill(new Rectangle2D.Double(-REACH, y, 2 * REACH, 0.42 * period));
      }
    }
  },
  DOTTED {
    @Override
    void overlay(Graphics2D g, Shape area, Colour colour, double period) {
      g.setPaint(colour.contrast());
      double size = 0.52 * period;
      for (double y = -REACH; y < REACH; y += period) {
        for (double x = -REACH; x < REACH; x += period) {
          g.fill(new Ellipse2D.Double(x, y, size, size));
        }
      }
    }
  },
  CHECKERED {
    @Override
    void overlay(Graphics2D g, Shape area, Colour colour, double period) {
      g.setPaint(colour.contrast());
      double size = 0.62 * period;
      int cells = (int) Math.ceil(2 * REACH / size);
      for (int row = 0; row < cells; row++) {
        for (int column = row % 2; column < cells; column += 2) {
          g.fill(new Rectangle2D.Double(-REACH + column * size, -REACH + row * size, size, size));
        }
      }
    }
  },
  HOLLOW {
    @Override
    void paint(Graphics2D g, Shape area, Colour colour, double period) {
      g.clip(area);
      g.setPaint(colour.paint());
      // Half of the stroke falls outside the clip.
      g.setStroke(new BasicStroke((float) (0.72 * period)));
      g.draw(area);
    }

    @Override
    void overlay(Graphics2D g, Shape area, Colour colour, double period) {}
  },
  GRADIENT {
    @Override
    void overlay(Graphics2D g, Shape area, Colour colour, double period) {
      g.setPaint(new GradientPaint(-0.75f, 0, colour.paint(), 0.85f, 0, colour.contrast()));
      g.fill(area);
    }
  };

  /** Patterns cover the square of this half side, also where a shape is wider than its radius. */
  private static final double REACH = 1.35;

  /** The word for this texture in captions and class names. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Paints a shape and leaves the clip of {@code g} changed.
   *
   * @param g graphics in the frame of the shape
   * @param area the shape, with a radius of about one
   * @param period distance between two stripes or dots, in radii
   */
  void paint(Graphics2D g, Shape area, Colour colour, double period) {
    g.setPaint(colour.paint());
    g.fill(area);
    g.clip(area);
    overlay(g, area, colour, period);
  }

  abstract void overlay(Graphics2D g, Shape area, Colour colour, double period);
}
