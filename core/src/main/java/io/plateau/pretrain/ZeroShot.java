package io.plateau.pretrain;

import io.plateau.clip.FrozenClip;
import io.plateau.world.Captions;
import io.plateau.world.Combination;
import io.plateau.world.Picture;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Classification by the nearest caption, with nothing learned from the classes. */
final class ZeroShot {

  private static final int TEXT_BATCH = 64;

  private final FrozenClip clip;
  private final float[] texts;
  private final int classes;

  ZeroShot(FrozenClip clip, List<Combination> classes) {
    this.clip = clip;
    this.classes = classes.size();
    List<String> captions = classes.stream().map(Combination::className).map(Captions::of).toList();
    this.texts = normalized(clip.encodeTexts(captions, TEXT_BATCH));
  }

  /** How many of the pictures of one class are given that class. */
  int correct(int label, int pictures, IntFunction<Picture> picture) {
    List<Picture> batch = IntStream.range(0, pictures).mapToObj(picture).toList();
    float[] images = clip.encodeImages(PixelBatch.of(batch), pictures);
    int correct = 0;
    for (int row = 0; row < pictures; row++) {
      if (nearest(images, row) == label) {
        correct++;
      }
    }
    return correct;
  }

  private int nearest(float[] images, int row) {
    int width = width();
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int label = 0; label < classes; label++) {
      double product = 0;
      for (int i = 0; i < width; i++) {
        product += (double) images[row * width + i] * texts[label * width + i];
      }
      if (product > highest) {
        highest = product;
        best = label;
      }
    }
    return best;
  }

  private float[] normalized(float[] rows) {
    int width = width();
    for (int from = 0; from < rows.length; from += width) {
      double square = 0;
      for (int i = from; i < from + width; i++) {
        square += (double) rows[i] * rows[i];
      }
      for (int i = from; i < from + width; i++) {
        rows[i] /= (float) Math.sqrt(square);
      }
    }
    return rows;
  }

  private int width() {
    return clip.config().projection();
  }
}
