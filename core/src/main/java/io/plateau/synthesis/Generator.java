package io.plateau.synthesis;

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
}
