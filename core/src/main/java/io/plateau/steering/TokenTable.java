package io.plateau.steering;

import io.plateau.clip.ImageTokens;
import io.plateau.clip.TokenShape;
import io.plateau.feature.Batch;
import java.util.List;

/**
 * Labelled images in memory as pass 1 left them: tokens stay fp16, 605 kB an image at ViT-B/16, and
 * become float32 in the batches that name them.
 *
 * @param labels one per image
 */
public record TokenTable(TokenShape shape, List<ImageTokens> images, int[] labels) {

  public TokenTable {
    images = List.copyOf(images);
    if (images.isEmpty()) {
      throw new IllegalArgumentException("images: none (expected: at least one)");
    }
    if (labels.length != images.size()) {
      throw new IllegalArgumentException(
          "labels: %d (expected: one per image, %d)".formatted(labels.length, images.size()));
    }
    int feature = images.get(0).feature().length;
    for (int i = 0; i < images.size(); i++) {
      requireTokens(shape, images.get(i), i);
      if (images.get(i).feature().length != feature) {
        throw new IllegalArgumentException(
            "image %d: a feature of %d (expected: %d, as image 0 has)"
                .formatted(i, images.get(i).feature().length, feature));
      }
    }
  }

  private static void requireTokens(TokenShape shape, ImageTokens image, int index) {
    if (!image.hasTokens()) {
      throw new IllegalArgumentException(
          "Cannot steer with features alone: image %d has no tokens. Prepare the feature set with --tokens %d."
              .formatted(index, shape.lateLayers()));
    }
    for (int bytes : new int[] {image.last().length, image.input().length}) {
      if (bytes != shape.bytesPerTensor()) {
        throw new IllegalArgumentException(
            "Cannot use the tokens of image %d: %d bytes (expected: %d, %d tokens of %d in fp16). Prepare the feature set with this model, at its resolution."
                .formatted(index, bytes, shape.bytesPerTensor(), shape.tokens(), shape.width()));
      }
    }
  }

  public int rows() {
    return labels.length;
  }

  /** How images lie in the rows of {@link #batch}. */
  public TokenRows layout() {
    return new TokenRows(shape, images.get(0).feature().length);
  }

  /** The images at some positions, in that order, as rows of {@link #layout}. */
  public Batch batch(int[] positions) {
    TokenRows layout = layout();
    int width = layout.width();
    float[] rows = new float[Math.multiplyExact(positions.length, width)];
    int[] selected = new int[positions.length];
    for (int i = 0; i < positions.length; i++) {
      ImageTokens image = images.get(positions[i]);
      System.arraycopy(image.feature(), 0, rows, i * width, layout.feature());
      image.widen(rows, i * width + layout.feature());
      selected[i] = labels[positions[i]];
    }
    return new Batch(rows, selected, width);
  }

  /** The features of all images, without their tokens. */
  public Batch features() {
    int feature = layout().feature();
    float[] features = new float[Math.multiplyExact(rows(), feature)];
    for (int i = 0; i < rows(); i++) {
      System.arraycopy(images.get(i).feature(), 0, features, i * feature, feature);
    }
    return new Batch(features, labels, feature);
  }
}
