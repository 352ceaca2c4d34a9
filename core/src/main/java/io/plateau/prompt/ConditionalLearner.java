package io.plateau.prompt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Owned;
import io.plateau.clip.TextTower;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Pullback;
import io.plateau.sharpness.Tape;
import io.plateau.tensor.HostTensor;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * CoCoOp: learned vectors that a learned net moves for every image, {@code context + net(x_i)}.
 *
 * <p>Every image has prompts of its own, so the text tower runs {@code rows x classes} of them. An
 * image's prompts share their context still; images share start-of-text alone.
 *
 * <p>Source: Zhou et al., Conditional Prompt Learning for Vision-Language Models, CVPR 2022.
 */
final class ConditionalLearner implements PromptLearner {

  private final TextTower tower;
  private final Prompts prompts;
  private final PromptEncoder.Factory encoding;

  /** By number of images: steps of one size use one encoder. */
  private final Map<Integer, PromptEncoder> encoders = new ConcurrentHashMap<>();

  /**
   * Makes the learner.
   *
   * @param prompts of one image
   */
  ConditionalLearner(TextTower tower, Prompts prompts, PromptEncoder.Factory encoding) {
    this.tower = tower;
    this.prompts = prompts;
    this.encoding = encoding;
  }

  @Override
  public Pullback features(Parameters v, Batch batch) {
    PromptEncoder encoder = encoder(batch.rows());
    return Tape.record(tower.manager(), v, arrays -> texts(arrays, batch, encoder));
  }

  /**
   * The text features without what a gradient would need.
   *
   * @return {@code [rows, classes, projection]}, normalised
   */
  HostTensor texts(Parameters v, Batch batch) {
    PromptEncoder encoder = encoder(batch.rows());
    try (NDManager manager = tower.manager().newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      Map<String, NDArray> arrays = new TreeMap<>();
      v.tensors()
          .forEach(
              (name, tensor) ->
                  arrays.put(name, manager.create(tensor.values(), new Shape(tensor.shape()))));
      NDArray texts = texts(arrays, batch, encoder);
      return new HostTensor(texts.getShape().getShape(), texts.toFloatArray());
    }
  }

  private NDArray texts(Map<String, NDArray> v, Batch batch, PromptEncoder encoder) {
    NDArray context = v.get(ContextLearner.CONTEXT);
    NDManager manager = context.getManager();
    NDArray images =
        Owned.copy(manager.create(batch.features(), new Shape(batch.rows(), batch.width())));
    NDArray moved = context.expandDims(0).add(MetaNet.apply(v, images).expandDims(1));
    long width = context.getShape().get(1);
    return encoder
        .encode(moved.reshape(-1, width))
        .normalize(2, 1)
        .reshape(batch.rows(), prompts.classes(), -1);
  }

  private PromptEncoder encoder(int images) {
    return encoders.computeIfAbsent(
        images, rows -> encoding.encoder(tower, prompts.forImages(rows)));
  }

  @Override
  public void close() {
    encoders.values().forEach(PromptEncoder::close);
    encoders.clear();
  }
}
