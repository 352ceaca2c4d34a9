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

/**
 * Mod-X: {@code alpha / 2 (KL over rows + KL over columns)} of the earlier model's contrastive
 * matrix, images of a batch by classes, from that of now. An image's own class is its diagonal.
 * Rows in which the earlier model takes an image for another class are replaced by those of now, as
 * constants: nothing is learned from what it got wrong. KL is the mean over rows, and over columns.
 *
 * <p>Source: Ni et al., Continual Vision-Language Representation Learning with Off-Diagonal
 * Information, ICML 2023. There every image of a batch has a caption of its own; here images of a
 * class share it, so that the matrix has a column for every class.
 *
 * @param earlier text features of the earlier model, {@code [classes, projection]}, normalised
 * @param alpha weight
 */
public record OffDiagonalDistillation(HostTensor earlier, double alpha) implements LossTerm {

  @Override
  public Criterion on(NDManager manager, float logitScale) {
    Logits logits = new Logits(manager, logitScale);
    return (texts, batch) -> logits.loss(texts, batch, (x, z) -> loss(x, z, batch, logitScale));
  }

  private LogitLoss loss(NDArray x, NDArray z, Batch batch, float logitScale) {
    NDManager manager = x.getManager();
    NDArray t = manager.create(earlier.values(), new Shape(earlier.shape()));
    NDArray before = Scaling.times(x.matMul(t.transpose()), logitScale);
    NDArray right = manager.create(right(before, batch), new Shape(batch.rows(), 1));
    NDArray target = before.mul(right).add(z.mul(right.neg().add(manager.create(1f))));
    float half = (float) (alpha / 2);
    LogitLoss rows = divergence(1, target, z);
    LogitLoss columns = divergence(0, target, z);
    return new LogitLoss(
        Scaling.times(rows.value().add(columns.value()), half),
        Scaling.times(rows.derivative().add(columns.derivative()), half));
  }

  /** 1 for the rows whose largest similarity is on the diagonal, 0 for the others. */
  private static float[] right(NDArray before, Batch batch) {
    long[] predicted = before.argMax(1).toLongArray();
    float[] right = new float[predicted.length];
    for (int row = 0; row < right.length; row++) {
      right[row] = predicted[row] == batch.labels()[row] ? 1 : 0;
    }
    return right;
  }

  private static LogitLoss divergence(int axis, NDArray target, NDArray z) {
    NDArray logQ = target.logSoftmax(axis);
    NDArray q = logQ.exp();
    NDArray logP = z.logSoftmax(axis);
    float share = 1f / z.getShape().get(1 - axis);
    return new LogitLoss(
        Scaling.times(q.mul(logQ.sub(logP)).sum(), share), Scaling.times(logP.exp().sub(q), share));
  }
}
