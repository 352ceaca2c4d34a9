package io.plateau.prompt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.plateau.clip.Scaling;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Loss;
import io.plateau.tensor.HostTensor;

/** The mean of {@code -log softmax(logits)} at the labels; {@code r = (p - one-hot) / rows}. */
record CrossEntropy(Logits logits) implements Criterion {

  CrossEntropy(NDManager manager, float logitScale) {
    this(new Logits(manager, logitScale));
  }

  @Override
  public Loss of(HostTensor texts, Batch batch) {
    return logits.loss(texts, batch, (x, z) -> loss(z, batch));
  }

  private static Logits.LogitLoss loss(NDArray z, Batch batch) {
    NDArray logProbabilities = z.logSoftmax(1);
    NDArray truth =
        z.getManager()
            .create(batch.labels())
            .oneHot(Math.toIntExact(z.getShape().get(1)), DataType.FLOAT32);
    float share = 1f / batch.rows();
    return new Logits.LogitLoss(
        Scaling.times(logProbabilities.mul(truth).sum(), -share),
        Scaling.times(logProbabilities.exp().sub(truth), share));
  }
}
