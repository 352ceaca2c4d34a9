package io.plateau.prompt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Scaling;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Loss;
import io.plateau.tensor.HostTensor;

/**
 * The weighted sum of {@code -log softmax(logits)} at the labels; {@code r = w (p - one-hot)}, with
 * {@code w = 1 / rows} where all rows count the same.
 */
record CrossEntropy(Logits logits, RowWeights weights) implements Criterion {

  CrossEntropy(NDManager manager, float logitScale) {
    this(new Logits(manager, logitScale), RowWeights.EQUAL);
  }

  @Override
  public Loss of(HostTensor texts, Batch batch) {
    return logits.loss(texts, batch, (x, z) -> loss(z, batch));
  }

  private Logits.LogitLoss loss(NDArray z, Batch batch) {
    int classes = Math.toIntExact(z.getShape().get(1));
    NDArray logProbabilities =
        weights.masks(classes)
            ? z.add(
                    z.getManager()
                        .create(weights.mask(batch, classes), new Shape(batch.rows(), classes)))
                .logSoftmax(1)
            : z.logSoftmax(1);
    NDArray truth = z.getManager().create(batch.labels()).oneHot(classes, DataType.FLOAT32);
    NDArray likelihoods = logProbabilities.mul(truth);
    NDArray residual = logProbabilities.exp().sub(truth);
    if (weights.isEqual()) {
      float share = 1f / batch.rows();
      return new Logits.LogitLoss(
          Scaling.times(likelihoods.sum(), -share), Scaling.times(residual, share));
    }
    NDArray w = z.getManager().create(weights.of(batch), new Shape(batch.rows(), 1));
    return new Logits.LogitLoss(likelihoods.mul(w).sum().neg(), residual.mul(w));
  }
}
