package io.plateau.prompt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Scaling;
import io.plateau.clip.TextTower;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Autograd;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;

/**
 * CoOp's loss: the mean cross entropy of {@code scale * cos(image feature, text feature)} over the
 * classes, as a function of the learned context.
 *
 * <p>Source: Zhou et al., Learning to Prompt for Vision-Language Models, IJCV 2022.
 */
public final class PromptObjective implements Objective {

  /** Name of the learned tensor, {@code [length, width]} or {@code [classes, length, width]}. */
  public static final String CONTEXT = "context";

  private final NDManager manager;
  private final PromptEncoder encoder;
  private final float logitScale;

  /**
   * Makes the objective.
   *
   * @param encoder closed with the objective
   * @param logitScale what cosines are multiplied with
   */
  public PromptObjective(TextTower tower, PromptEncoder encoder, float logitScale) {
    this.manager = tower.manager();
    this.encoder = encoder;
    this.logitScale = logitScale;
  }

  /**
   * The loss and its gradient.
   *
   * @param batch normalised image features of the projection's width
   */
  @Override
  public Gradient at(Parameters v, Batch batch) {
    return Autograd.gradient(manager, v, arrays -> loss(arrays.get(CONTEXT), batch));
  }

  @Override
  public void close() {
    encoder.close();
  }

  private NDArray loss(NDArray context, Batch batch) {
    NDManager step = context.getManager();
    NDArray images = step.create(batch.features(), new Shape(batch.rows(), batch.width()));
    NDArray labels = step.create(batch.labels(), new Shape(batch.rows(), 1));
    NDArray texts = encoder.encode(vectors(context)).normalize(2, 1);
    NDArray logits = Scaling.times(images.matMul(texts.transpose()), logitScale);
    return logits.logSoftmax(1).gather(labels, 1).mean().neg();
  }

  /** The learned tensor as {@code [slots, width]}. */
  private static NDArray vectors(NDArray context) {
    Shape shape = context.getShape();
    return context.reshape(-1, shape.get(shape.dimension() - 1));
  }
}
