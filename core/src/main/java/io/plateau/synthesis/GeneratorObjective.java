package io.plateau.synthesis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.Owned;
import io.plateau.clip.Scaling;
import io.plateau.clip.TextTower;
import io.plateau.feature.Batch;
import io.plateau.prompt.PromptEncoder;
import io.plateau.prompt.Prompts;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;
import io.plateau.sharpness.Pullback;
import java.util.List;
import java.util.Map;

/**
 * What a generator is learned from: {@code mean_i sum_d (x^_i - x_i)^2 + beta KL_i}, where x^ is
 * the normalised text feature of the prompt that z_i makes for the class of row i.
 *
 * <p>A batch of it is {@code [rows, feature + latent]}: after every feature stands the noise of its
 * z. As data, noise is the same at every point that an update rule asks about, and in every part
 * and attempt.
 */
public final class GeneratorObjective implements Objective {

  private final TextTower tower;
  private final Prompts classes;
  private final GeneratorShape shape;
  private final double beta;
  private final PromptEncoder.Factory encoding;

  /**
   * Makes the objective.
   *
   * @param classes prompts of the classes that labels name, {@code shape.contextLength()} slots
   * @param beta weight of the divergence
   * @param encoding how the text tower runs
   */
  GeneratorObjective(
      TextTower tower,
      Prompts classes,
      GeneratorShape shape,
      double beta,
      PromptEncoder.Factory encoding) {
    this.tower = tower;
    this.classes = classes;
    this.shape = shape;
    this.beta = beta;
    this.encoding = encoding;
  }

  /**
   * The objective of a model, whose text tower runs over nothing twice.
   *
   * @throws IllegalArgumentException when the shape is for a model of other widths
   */
  public static GeneratorObjective of(
      FrozenClip clip, List<String> classNames, GeneratorShape shape, double beta) {
    shape.requireFits(clip);
    return new GeneratorObjective(
        clip.text(),
        Prompts.of(clip.tokenizer(), classNames, shape.prompt(), clip.config().text().positions()),
        shape,
        beta,
        PromptEncoder::packed);
  }

  @Override
  public Point at(Parameters v, Batch batch) {
    if (batch.width() != shape.feature() + shape.latent()) {
      throw new IllegalArgumentException(
          "batch: width %d (expected: %d + %d, a feature and its noise)"
              .formatted(batch.width(), shape.feature(), shape.latent()));
    }
    return new LossPoint(() -> evaluate(v, batch));
  }

  private Pullback evaluate(Parameters v, Batch batch) {
    return EncoderTape.record(
        tower.manager(),
        encoding.encoder(tower, classes.forRows(batch.labels())),
        v,
        (arrays, encoder) -> loss(arrays, batch, encoder));
  }

  private NDArray loss(Map<String, NDArray> v, Batch batch, PromptEncoder encoder) {
    NDManager manager = v.get(FeatureVae.CONTEXT).getManager();
    NDArray rows =
        Owned.copy(manager.create(batch.features(), new Shape(batch.rows(), batch.width())));
    NDArray x = rows.get(new NDIndex(":, :{}", shape.feature()));
    NDArray noise = rows.get(new NDIndex(":, {}:", shape.feature()));
    return loss(v, x, noise, encoder, beta);
  }

  /**
   * The loss.
   *
   * @param v the learned tensors, by name
   * @param x {@code [rows, feature]}, normalised
   * @param noise {@code [rows, latent]}
   * @param encoder of one prompt a row
   * @return scalar
   */
  static NDArray loss(
      Map<String, NDArray> v, NDArray x, NDArray noise, PromptEncoder encoder, double beta) {
    FeatureVae.Posterior posterior = FeatureVae.encode(v, x);
    NDArray made = encoder.encode(FeatureVae.context(v, posterior.sample(noise))).normalize(2, 1);
    NDArray difference = made.sub(x);
    NDArray reconstruction = difference.mul(difference).sum();
    NDArray divergence = Scaling.times(posterior.divergence().sum(), (float) beta);
    return Scaling.times(reconstruction.add(divergence), 1f / x.getShape().get(0));
  }
}
