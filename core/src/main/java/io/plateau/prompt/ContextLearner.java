package io.plateau.prompt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.TextTower;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Pullback;
import io.plateau.sharpness.Tape;

/**
 * CoOp: learned vectors take the place of a prompt's words.
 *
 * <p>Source: Zhou et al., Learning to Prompt for Vision-Language Models, IJCV 2022.
 */
public final class ContextLearner implements PromptLearner {

  /** Name of the learned tensor, {@code [length, width]} or {@code [classes, length, width]}. */
  public static final String CONTEXT = "context";

  private final TextTower tower;
  private final PromptEncoder encoder;

  /**
   * Makes the learner.
   *
   * @param encoder closed with the learner
   */
  public ContextLearner(TextTower tower, PromptEncoder encoder) {
    this.tower = tower;
    this.encoder = encoder;
  }

  @Override
  public Pullback features(Parameters v, Batch batch) {
    return Tape.record(
        tower.manager(), v, arrays -> encoder.encode(vectors(arrays.get(CONTEXT))).normalize(2, 1));
  }

  @Override
  public void close() {
    encoder.close();
  }

  /** The learned tensor as {@code [slots, width]}. */
  private static NDArray vectors(NDArray context) {
    Shape shape = context.getShape();
    return context.reshape(-1, shape.get(shape.dimension() - 1));
  }
}
