package io.plateau.image.vp8;

/** Arithmetic of 8-bit samples. */
final class Samples {

  private Samples() {}

  /** To 0..255. */
  static int clip(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
