package io.plateau.prep;

import io.plateau.clip.ImageTokens;
import io.plateau.image.Preprocessing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** An image tower that anyone can compute by hand: the mean of each channel, and a constant. */
record MeanColours(int plane) implements FrozenTower {

  private static final int EDGE = 8;

  static ImageModel model() {
    return new ImageModel(
        "mean-colours",
        "digest-of-mean-colours",
        4,
        Preprocessing.clip(EDGE),
        null,
        configuration -> new MeanColours(EDGE * EDGE));
  }

  @Override
  public List<ImageTokens> encode(float[] pixels, int images) {
    float[] features = new float[4 * images];
    for (int image = 0; image < images; image++) {
      for (int channel = 0; channel < 3; channel++) {
        double sum = 0;
        for (int i = 0; i < plane; i++) {
          sum += pixels[(3 * image + channel) * plane + i];
        }
        features[4 * image + channel] = (float) (sum / plane);
      }
      features[4 * image + 3] = 1;
      UnitVectors.scale(features, 4 * image, 4, UnitVectors.norm(features, 4 * image, 4));
    }
    return IntStream.range(0, images)
        .mapToObj(image -> Arrays.copyOfRange(features, 4 * image, 4 * image + 4))
        .map(ImageTokens::ofFeature)
        .toList();
  }
}
