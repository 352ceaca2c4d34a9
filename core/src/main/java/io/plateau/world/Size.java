package io.plateau.world;

import java.util.Locale;

/** How large the shapes of a scene are, compared with others of the same count. */
enum Size {
  SMALL(0.8),
  MEDIUM(1),
  LARGE(1.2);

  private final double factor;

  Size(double factor) {
    this.factor = factor;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  double factor() {
    return factor;
  }
}
