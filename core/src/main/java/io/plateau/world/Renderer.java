package io.plateau.world;

import java.util.SplittableRandom;

/** Turns a scene into a picture; everything random comes from the generator it is given. */
interface Renderer {

  Picture render(Scene scene, SplittableRandom random);

  /** Crisp pictures with nearly upright shapes: what pre-training sees. */
  static Renderer clean() {
    return new CleanRenderer();
  }

  /** Turned, sheared, blurred, pale, tinted and noisy pictures of the same scenes. */
  static Renderer shifted() {
    return new ShiftedRenderer();
  }
}
