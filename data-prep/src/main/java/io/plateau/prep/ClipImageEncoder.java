package io.plateau.prep;

import io.plateau.clip.FrozenClip;
import io.plateau.image.ImageEncoder;

/** The image tower of a frozen CLIP. */
record ClipImageEncoder(FrozenClip clip) implements ImageEncoder {

  @Override
  public int width() {
    return clip.config().projection();
  }

  @Override
  public float[] encode(float[] pixels, int images) {
    float[] features = clip.encodeImages(pixels, images);
    int width = width();
    for (int from = 0; from < features.length; from += width) {
      UnitVectors.scale(features, from, width, UnitVectors.norm(features, from, width));
    }
    return features;
  }
}
