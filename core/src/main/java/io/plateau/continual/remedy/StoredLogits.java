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
 * Dark experience replay: {@code alpha} times the mean squared difference of the logits of the rows
 * that are mixed in, and those that were stored with them.
 *
 * <p>Source: Buzzega et al., Dark Experience for General Continual Learning: a Strong, Simple
 * Baseline, NeurIPS 2020. There all classes have a logit from the start; here those that were not
 * known when a row was stored are left out of its mean.
 *
 * @param stored {@code [samples, classes]}, of every sample that may be mixed in; NaN where a class
 *     was not known
 * @param alpha weight
 */
public record StoredLogits(HostTensor stored, double alpha) implements LossTerm {

  @Override
  public Criterion on(NDManager manager, float logitScale) {
    Logits logits = new Logits(manager, logitScale);
    return (texts, batch) -> logits.loss(texts, batch, (x, z) -> loss(z, batch));
  }

  private LogitLoss loss(NDArray z, Batch batch) {
    int classes = Math.toIntExact(stored.shape()[1]);
    float[] targets = new float[batch.rows() * classes];
    float[] known = new float[targets.length];
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      for (int c = 0; c < classes && batch.isMixedIn(row); c++) {
        float logit = stored.values()[batch.mixedIn()[row] * classes + c];
        if (!Float.isNaN(logit)) {
          targets[row * classes + c] = logit;
          known[row * classes + c] = 1;
          count++;
        }
      }
    }
    float share = (float) (alpha / Math.max(1, count));
    Shape shape = new Shape(batch.rows(), classes);
    NDManager manager = z.getManager();
    NDArray difference = z.sub(manager.create(targets, shape)).mul(manager.create(known, shape));
    return new LogitLoss(
        Scaling.times(difference.square().sum(), share), Scaling.times(difference, 2 * share));
  }
}
