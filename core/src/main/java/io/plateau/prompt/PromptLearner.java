package io.plateau.prompt;

import io.plateau.clip.FrozenClip;
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
   * The learner of prompts of some shape: CoOp's, or CoCoOp's where every image has its own.
   *
   * @param encoding how the text tower runs
   */
  static PromptLearner of(
      FrozenClip clip, List<String> classNames, PromptShape shape, PromptEncoder.Factory encoding) {
    Prompts prompts =
        Prompts.of(clip.tokenizer(), classNames, shape, clip.config().text().positions());
    return shape.sharing() == ContextSharing.PER_IMAGE
        ? new ConditionalLearner(clip.text(), prompts, encoding)
        : new ContextLearner(clip.text(), encoding.encoder(clip.text(), prompts));
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
