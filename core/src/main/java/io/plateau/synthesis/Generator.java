package io.plateau.synthesis;

import io.plateau.clip.FrozenClip;
import io.plateau.sharpness.Parameters;

/**
 * A trained generator.
 *
 * @param learned the tensors of {@link GeneratorShape#tensors}
 */
public record Generator(GeneratorShape shape, Parameters learned) {

  public Generator {
    shape.requireFits(learned);
  }

  /**
   * Checks that a model has the widths that this generator was made for.
   *
   * @throws IllegalArgumentException when it has not
   */
  void requireFits(FrozenClip clip) {
    int feature = clip.config().projection();
    int width = clip.config().text().transformer().width();
    if (feature != shape.feature() || width != shape.width()) {
      throw new IllegalArgumentException(
          "Cannot use this generator with this model: it is for features of %d and token embeddings of %d, the model has %d and %d. Load the model that the generator was trained for, or train one for this."
              .formatted(shape.feature(), shape.width(), feature, width));
    }
  }
}
