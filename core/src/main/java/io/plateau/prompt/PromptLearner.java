package io.plateau.prompt;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Pullback;

/** The text features of classes as a function of what is learned. */
public interface PromptLearner extends AutoCloseable {

  /**
   * Encodes the prompts, ready to be differentiated.
   *
   * @param batch normalised image features, for learners whose prompts depend on the image
   * @return {@code [classes, projection]}, or {@code [rows, classes, projection]} where every image
   *     has prompts of its own; L2-normalised
   */
  Pullback features(Parameters v, Batch batch);

  @Override
  void close();
}
