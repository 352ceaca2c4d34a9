package io.plateau.synthesis;

import io.plateau.sharpness.Parameters;
import java.io.Serializable;

/**
 * A trained generator.
 *
 * @param learned the tensors of {@link GeneratorShape#tensors}
 */
public record Generator(GeneratorShape shape, Parameters learned) implements Serializable {

  public Generator {
    shape.requireFits(learned);
  }
}
