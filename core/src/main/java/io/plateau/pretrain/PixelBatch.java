package io.plateau.pretrain;

import io.plateau.world.Picture;
import java.util.List;

/** Turns pictures into what the image tower takes. */
final class PixelBatch {

  private static final int PLANE = Picture.SIDE * Picture.SIDE;

  /** Normalised values of the bytes 0 to 255. */
  private static final float[] VALUES = values();

  private PixelBatch() {}

  /** {@code pictures x channels x side x side} normalised values. */
  static float[] of(List<Picture> pictures) {
    float[] pixels = new float[pictures.size() * Picture.CHANNELS * PLANE];
    for (int row = 0; row < pictures.size(); row++) {
      byte[] rgb = pictures.get(row).rgb();
      for (int channel = 0; channel < Picture.CHANNELS; channel++) {
        int plane = (row * Picture.CHANNELS + channel) * PLANE;
        for (int i = 0; i < PLANE; i++) {
          pixels[plane + i] = VALUES[rgb[i * Picture.CHANNELS + channel] & 0xFF];
        }
      }
    }
    return pixels;
  }

  private static float[] values() {
    float[] values = new float[256];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((i / 255.0 - ModelFiles.PIXEL_MEAN) / ModelFiles.PIXEL_DEVIATION);
    }
    return values;
  }
}
