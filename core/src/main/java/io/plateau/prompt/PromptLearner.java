package io.plateau.prompt;

import io.plateau.clip.TextTower;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Pullback;
import java.util.List;

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

  /**
   * The learner of some prompts: CoOp's, or CoCoOp's where every image has its own.
   *
   * @param prompts of all images, or of one
   * @param encoding how the text tower runs
   */
  static PromptLearner of(
      TextTower tower, Prompts prompts, ContextSharing sharing, PromptEncoder.Factory encoding) {
    return sharing == ContextSharing.PER_IMAGE
        ? new ConditionalLearner(tower, prompts, encoding)
        : new ContextLearner(tower, encoding.encoder(tower, prompts));
  }

  /** Names of the learned tensors. */
  static List<String> tensors(ContextSharing sharing) {
    return sharing == ContextSharing.PER_IMAGE
        ? List.of(
            ContextLearner.CONTEXT,
            MetaNet.WEIGHT_1,
            MetaNet.BIAS_1,
            MetaNet.WEIGHT_2,
            MetaNet.BIAS_2)
        : List.of(ContextLearner.CONTEXT);
  }
}
