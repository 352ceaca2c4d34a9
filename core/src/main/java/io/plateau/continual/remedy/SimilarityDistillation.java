package io.plateau.continual.remedy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Scaling;
import io.plateau.feature.Batch;
import io.plateau.prompt.Criterion;
import io.plateau.prompt.Logits;
import io.plateau.prompt.Logits.LogitLoss;
import io.plateau.prompt.LossTerm;
import io.plateau.tensor.HostTensor;
import org.jspecify.annotations.Nullable;

/**
 * Similarities of reference images and captions are kept as the pretrained model has them: with
 * {@code M} the matrix of logits, images by captions, {@code weight T^2 (mean over rows + mean over
 * columns) of -sum q log p}, where q and p are softmaxes of M and of the matrix now, at temperature
 * T.
 *
 * <p>Source: the distillation loss of Zheng et al., Preventing Zero-Shot Transfer Degradation in
 * Continual Learning of Vision-Language Models (ZSCL), ICCV 2023. There the towers learn and
 * captions are sentences; here a prompt learns, and captions are class names in it.
 *
 * @param pretrained text features of the hand-written prompts, {@code [captions, projection]},
 *     normalised
 * @param reference images, the same in every step; null for the images of the batch
 * @param temperature T; 2 as published
 * @param weight 1 as published
 */
public record SimilarityDistillation(
    HostTensor pretrained, @Nullable Batch reference, double temperature, double weight)
    implements LossTerm {

  public SimilarityDistillation {
    SoftTargets.requireTemperature(temperature);
  }

  @Override
  public Criterion on(NDManager manager, float logitScale) {
    Logits logits = new Logits(manager, logitScale);
    return (texts, batch) ->
        logits.loss(texts, reference == null ? batch : reference, (x, z) -> loss(x, z, logitScale));
  }

  private LogitLoss loss(NDArray x, NDArray z, float logitScale) {
    NDArray t = x.getManager().create(pretrained.values(), new Shape(pretrained.shape()));
    NDArray m = Scaling.times(x.matMul(t.transpose()), logitScale);
    SoftTargets soft = new SoftTargets(temperature);
    LogitLoss rows = soft.rows(m, z);
    LogitLoss columns = soft.columns(m, z);
    return new LogitLoss(
        Scaling.times(rows.value().add(columns.value()), (float) weight),
        Scaling.times(rows.derivative().add(columns.derivative()), (float) weight));
  }
}
