package io.plateau.prompt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Scaling;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Loss;
import io.plateau.tensor.HostTensor;

/**
 * The mean over images of {@code KL(q || p)}, q the zero-shot model's predictions and p the learned
 * ones; {@code r = (p - q) / rows}.
 *
 * <p>Source: Zhu et al., Prompt-aligned Gradient for Prompt Tuning, ICCV 2023.
 *
 * @param zeroShot {@code [classes, projection]}, normalised
 */
record ZeroShotDivergence(Logits logits, HostTensor zeroShot) implements Criterion {

  ZeroShotDivergence(NDManager manager, float logitScale, HostTensor zeroShot) {
    this(new Logits(manager, logitScale), zeroShot);
  }

  @Override
  public Loss of(HostTensor texts, Batch batch) {
    return logits.loss(texts, batch, (x, z) -> loss(x, z, batch.rows()));
  }

  private Logits.LogitLoss loss(NDArray x, NDArray z, int rows) {
    NDArray handWritten = x.getManager().create(zeroShot.values(), new Shape(zeroShot.shape()));
    NDArray logQ = Scaling.times(x.matMul(handWritten.transpose()), logits.scale()).logSoftmax(1);
    NDArray q = logQ.exp();
    NDArray logP = z.logSoftmax(1);
    float share = 1f / rows;
    return new Logits.LogitLoss(
        Scaling.times(q.mul(logQ.sub(logP)).sum(), share), Scaling.times(logP.exp().sub(q), share));
  }
}
