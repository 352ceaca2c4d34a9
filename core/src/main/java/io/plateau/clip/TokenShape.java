package io.plateau.clip;

import java.io.Serializable;

/**
 * What attention steering wants of every image: the tokens that the last layer gives, normed, and
 * those that enter the first of the late layers, which is where a second pass starts.
 *
 * @param tokens tokens per image, the class token first
 * @param width hidden size of the image tower
 * @param layers layers of the image tower
 * @param lateLayers how many layers a second pass runs; all of them where it starts from the
 *     embeddings
 */
public record TokenShape(int tokens, int width, int layers, int lateLayers)
    implements Serializable {

  public TokenShape {
    ClipConfig.requirePositive("tokens", tokens);
    ClipConfig.requirePositive("width", width);
    ClipConfig.requirePositive("layers", layers);
    if (lateLayers < 1 || lateLayers > layers) {
      throw new IllegalArgumentException(
          "late-layers: %d (expected: 1 to %d, the layers of the image tower)"
              .formatted(lateLayers, layers));
    }
  }

  /** The shape for a tower. */
  public static TokenShape of(ClipConfig.Vision vision, int lateLayers) {
    TransformerConfig transformer = vision.transformer();
    return new TokenShape(vision.tokens(), transformer.width(), transformer.layers(), lateLayers);
  }

  /** The first late layer, counted from 0: the one whose input is kept. */
  public int firstLateLayer() {
    return layers - lateLayers;
  }

  /** The size of {@code [tokens, width]} in fp16. */
  public int bytesPerTensor() {
    return Math.multiplyExact(Math.multiplyExact(tokens, width), Halves.BYTES);
  }

  /** The size of both tensors of an image, before compression. */
  public long bytesPerImage() {
    return 2L * bytesPerTensor();
  }
}
