package io.plateau.continual.failure;

import io.plateau.feature.Batch;
import io.plateau.tensor.HostTensor;

/**
 * What a model makes of a fixed probe set at one time.
 *
 * @param images image features of length 1, with the classes that they show
 * @param texts text features of length 1, {@code [classes, width]}
 */
public record ProbeFeatures(Batch images, HostTensor texts) {

  public ProbeFeatures {
    if (texts.shape().length != 2 || texts.shape()[0] < 1 || texts.shape()[1] != images.width()) {
      throw new IllegalArgumentException(
          "texts: %s (expected: [classes, %d], as wide as the image features)"
              .formatted(texts, images.width()));
    }
    if (images.rows() == 0) {
      throw new IllegalArgumentException("images: none (expected: one at least)");
    }
    for (int label : images.labels()) {
      if (label < 0 || label >= texts.shape()[0]) {
        throw new IllegalArgumentException(
            "label: %d (expected: 0 to %d, one of the texts)"
                .formatted(label, texts.shape()[0] - 1));
      }
    }
  }

  int classes() {
    return Math.toIntExact(texts.shape()[0]);
  }

  int width() {
    return images.width();
  }

  /** {@code v . t}, an element of M = V T^T. */
  double cosine(int row, int label) {
    double cosine = 0;
    for (int i = 0; i < width(); i++) {
      cosine += (double) images.features()[row * width() + i] * texts.values()[label * width() + i];
    }
    return cosine;
  }
}
