package io.plateau.steering;

import java.util.Locale;

/** What reads the class token of the second pass. */
public enum SteeringHead {
  /**
   * CLIP's projection and the text features of the classes, all frozen: with no feedback, zero-shot
   * CLIP. Classes that were not trained on have text features too.
   */
  TEXT,
  /** A learned linear map with a bias, from zero, as in the release. */
  LINEAR;

  /** As settings call it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
